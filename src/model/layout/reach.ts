import type { CType } from "syscalls-table";
import { namesOf } from "../type-names.js";
import type { Structure } from "./structure.js";

/**
 * Those of the structures that something reaches: a root, a member of a reached structure, behind
 * a pointer too, or the structure or call that they go with.
 *
 * @param roots names of types with their keywords, `struct stat`, and names of calls
 * @returns the structures sorted by name, each after those that it contains by value
 */
export function reachedStructures(
  all: readonly Structure[],
  roots: Iterable<string>,
): readonly Structure[] {
  const byName = new Map(all.map((structure) => [spellingOf(structure), structure]));
  const companions = new Map<string, Structure[]>();
  for (const structure of all) {
    for (const name of structure.with) {
      companions.set(name, [...(companions.get(name) ?? []), structure]);
    }
  }
  const reached = new Set(roots);
  // A set goes on with what is added to it on the way.
  for (const name of reached) {
    const structure = byName.get(name);
    for (const { type } of structure?.members ?? []) namesOf(type).forEach((n) => reached.add(n));
    for (const other of companions.get(name) ?? []) reached.add(spellingOf(other));
  }
  return inOrder(all.filter((structure) => reached.has(spellingOf(structure))));
}

/** The name with its keyword: `struct stat`. */
export function spellingOf({ kind, name }: Pick<Structure, "kind" | "name">): string {
  return `${kind} ${name}`;
}

function inOrder(structures: readonly Structure[]): readonly Structure[] {
  const sorted = [...structures].sort((a, b) => (spellingOf(a) < spellingOf(b) ? -1 : 1));
  const byName = new Map(sorted.map((structure) => [spellingOf(structure), structure]));
  const placed = new Set<Structure>();
  const place = (structure: Structure): void => {
    // Taken out first, so that a structure that contains itself, which no compiler takes, ends too.
    if (!byName.delete(spellingOf(structure))) return;
    for (const { type } of structure.members) {
      const inner = byName.get(containedIn(type) ?? "");
      if (inner !== undefined) place(inner);
    }
    placed.add(structure);
  };
  sorted.forEach(place);
  return [...placed];
}

/** The struct or union that an object of the type contains by value. */
function containedIn(type: CType): string | undefined {
  if (type.kind === "array") return containedIn(type.of);
  return type.kind === "struct" || type.kind === "union" ? `${type.kind} ${type.tag}` : undefined;
}
