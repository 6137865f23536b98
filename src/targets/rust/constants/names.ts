import type { ConstantFamily } from "../../../model/constants.js";
import { capitalized, singular } from "../../words.js";

/** `open-flags` → `OpenFlags`; one of several `values` is named in the singular: `clocks` → `Clock`. */
export function typeName({ kind, name }: ConstantFamily): string {
  const words = name.split("-");
  const last = words.at(-1) ?? "";
  return [...words.slice(0, -1), kind === "values" ? singular(last) : last]
    .map(capitalized)
    .join("");
}

/** `open-flags` → `open_flags`. */
export function moduleName({ name }: ConstantFamily): string {
  return name.replaceAll("-", "_");
}
