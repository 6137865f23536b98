import { errorAliases, errorNumbers } from "../../model/errno.js";
import type { GoCall } from "./call.js";
import type { GoTypes } from "./types.js";

/** The names of the package that constants and their types must not take. */
export function packageNames(types: GoTypes, calls: readonly GoCall[]): readonly string[] {
  return [
    ...calls.flatMap(({ functionName, numberName, wrapperName }) => [
      functionName,
      numberName,
      wrapperName,
    ]),
    ...types.aliases.map(({ name }) => name),
    ...types.structures.map(({ name }) => name),
    ...errorNumbers.map(({ name }) => name),
    ...Object.keys(errorAliases),
    "Errno",
    "ErrnoLocation",
  ];
}
