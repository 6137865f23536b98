import { identifiers } from "../../../model/naming.js";
import type { Member } from "../../../model/layout/structure.js";
import { pascalCase } from "../names.js";

/**
 * The names of the fields for members, in the same order; `_` for those that are not for programs.
 *
 * The prefix that C puts before the members of a struct goes away, as with Go's own tool for this:
 * `st_size` becomes `Size`.
 */
export function fieldNames(members: readonly Member[]): readonly string[] {
  const shown = members.filter(({ reserved }) => !reserved).map(({ name }) => name);
  const prefix = commonPrefix(shown);
  const names = identifiers(
    shown.map((name) => (name.startsWith(prefix) ? name.slice(prefix.length) : name)),
    {
      keywords: new Set<string>(),
      escape: (word) => word,
      // A field that begins with a digit would be no identifier.
      spell: (name) => pascalCase(name).replace(/^(?=\d)/, "N"),
    },
  );
  const nameOf = new Map(shown.map((name, index) => [name, names[index] ?? name]));
  return members.map(({ name }) => nameOf.get(name) ?? "_");
}

/** `st_`, if more than half of the names begin with it; or nothing. */
function commonPrefix(names: readonly string[]): string {
  const prefixes = names.map((name) => /^_*[a-z0-9]+_(?=.)/.exec(name)?.[0] ?? "");
  const isCommon = (prefix: string) =>
    prefixes.filter((other) => other === prefix).length * 2 > names.length;
  return prefixes.find(isCommon) ?? "";
}
