import type { ConstantFamily } from "../../../model/constants.js";

/** `open-flags` → `OpenFlags`; one of several `values` is named in the singular: `clocks` → `Clock`. */
export function typeName({ kind, name }: ConstantFamily): string {
  const words = name.split("-");
  const last = words.at(-1) ?? "";
  return [...words.slice(0, -1), kind === "values" ? singular(last) : last].map(capital).join("");
}

/** `open-flags` → `open_flags`. */
export function moduleName({ name }: ConstantFamily): string {
  return name.replaceAll("-", "_");
}

function singular(word: string): string {
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return /(?:sses|xes|ches)$/.test(word) ? word.slice(0, -2) : word.replace(/s$/, "");
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
