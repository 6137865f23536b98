import type { MemoryObject } from "./form.js";
import type { Lookup } from "./lookup.js";
import { hintFor } from "./lookup.js";
import { Mistake } from "./mistake.js";

/** What the names in the steps of one point mean, and which of them were used. */
export interface Scope {
  readonly lookup: Lookup;
  readonly objects: ReadonlyMap<string, MemoryObject>;
  /** Those that an earlier step has set. */
  readonly variables: Set<string>;
  /** Objects and variables that some step reads or passes. */
  readonly used: Set<string>;
}

/** The object of a name, which is used from now on. */
export function objectNamed({ lookup, objects, used }: Scope, name: string): MemoryObject {
  const object = objects.get(name);
  if (object === undefined) {
    const what = lookup.constant(name) === undefined ? "nothing" : "no object";
    throw new Mistake(
      "DA033",
      `${what} is called ${name} here`,
      [],
      hintFor(name, [...objects.keys()]),
    );
  }
  used.add(name);
  return object;
}
