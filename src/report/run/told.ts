import type { Disagreement } from "../../conform/run/tells.js";
import { groupBy } from "../group.js";

/** `5 in c and go, 6 in rust`. */
export function toldText({ told }: Disagreement): string {
  const byValue = groupBy(told, ([, value]) => value);
  return [...byValue]
    .map(([value, some]) => {
      const languages = some.map(([language]) => language);
      return `${value ?? "nothing"} in ${inWords(languages)}`;
    })
    .join(", ");
}

function inWords(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}
