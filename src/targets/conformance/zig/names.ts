import { identifiers } from "../../../model/naming.js";
import { declarationNames } from "../../zig/names.js";

/** The functions of points: `a file keeps what was written` → `aFileKeepsWhatWasWritten`. */
export function functionNames(points: readonly string[]): readonly string[] {
  return identifiers(points, { ...declarationNames, spell: inCamelCase }, fileNames);
}

/** The objects and variables of a point; Zig lets none of them hide what is outside of it. */
export function variableNames(
  names: readonly string[],
  functions: readonly string[],
): readonly string[] {
  const spell = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return identifiers(names, { ...declarationNames, spell }, [
    ...fileNames,
    ...localNames,
    ...functions,
  ]);
}

/** What every file of points declares. */
const fileNames = ["check", "constants", "libsys", "raw", "types"];

/** What the functions of points declare besides. */
const localNames = ["number"];

function inCamelCase(name: string): string {
  const words =
    name
      .toLowerCase()
      .replaceAll(/['’]/g, "")
      .match(/[a-z0-9]+/g) ?? [];
  const together = words
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join("");
  return /^\d/.test(together) ? `_${together}` : together;
}
