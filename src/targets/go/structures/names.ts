import type { Structure } from "../../../model/layout/structure.js";
import type { Model } from "../../../model/model.js";
import { identifiers } from "../../../model/naming.js";
import { pascalCase, wrapperNames } from "../names.js";

export interface NamedStructure {
  /** In Go. */
  readonly name: string;
  readonly structure: Structure;
}

/** The structures of a model under names that differ from each other and from `taken`. */
export function namedStructures(model: Model, taken: readonly string[]): readonly NamedStructure[] {
  const functions = wrapperNames(model.calls.map(({ name }) => name));
  const callNames = new Set(functions);
  const names = identifiers(
    model.structures.map((structure) => structureName(structure, callNames)),
    { keywords: new Set(), escape: (word) => word },
    [...functions, ...taken, "Errno", "ErrnoLocation"],
  );
  return model.structures.map((structure, index) => ({
    name: names[index] ?? structure.name,
    structure,
  }));
}

/**
 * What Go calls a structure: `Timespec`, `Sigset` for the `struct __sigset` that programs know as
 * `sigset_t`; and `Kevent_t`, as package syscall has it, where a call has the name already.
 */
function structureName({ name, typedef }: Structure, callNames: ReadonlySet<string>): string {
  const known = name.startsWith("_") && typedef !== undefined ? typedef.replace(/_t$/, "") : name;
  const word = pascalCase(known);
  return callNames.has(word) || customary.has(known) ? `${word}_t` : word;
}

/** Package syscall has these with a suffix, because older FreeBSD had calls of that name. */
const customary: ReadonlySet<string> = new Set(["flock", "stat"]);
