import type { ArchName } from "../arch.js";
import { sizeOf } from "../layout/find.js";
import { parseTypeName } from "../layout/type-name.js";
import { reservedWords } from "./expression.js";
import type { ObjectFacts } from "./facts.js";
import type { MemoryObject } from "./form.js";
import { isPointer, type Lookup, type LookupModel } from "./lookup.js";
import { Mistake, within } from "./mistake.js";

/** The objects of a point. */
export function memoryOf(objects: ObjectFacts, lookup: Lookup): readonly MemoryObject[] {
  return Object.entries(objects).map(([name, facts]) =>
    within([name], () => {
      if (reservedWords.has(name)) {
        throw new Mistake("DA037", `${name} means something else in steps already`);
      }
      return objectOf(name, facts, lookup);
    }),
  );
}

function objectOf(name: string, facts: ObjectFacts[string], lookup: Lookup): MemoryObject {
  if (typeof facts === "string") return typedObject(name, facts, lookup);
  if ("string" in facts) return { name, kind: "string", text: facts.string };
  const initial = bytesOf(facts.bytes);
  const length = facts.length ?? initial.length;
  if (length < Math.max(initial.length, 1)) {
    throw new Mistake("DA036", `${name} has no room for its ${initial.length} bytes`);
  }
  return { name, kind: "bytes", length, initial };
}

function typedObject(name: string, text: string, lookup: Lookup): MemoryObject {
  const whole = parseTypeName(text);
  if (whole === undefined) throw new Mistake("DA032", `"${text}" is no type of C`);
  const type = whole.kind === "array" ? whole.of : whole;
  const count = whole.kind === "array" ? Number(whole.length ?? 0) : 1;
  if (count === 0) throw new Mistake("DA032", `"${text}" has no elements`);
  if (type.kind === "named" && type.name === "char") {
    return { name, kind: "bytes", length: count, initial: new Uint8Array() };
  }
  const structure = lookup.structure(type);
  if (structure !== undefined) return { name, kind: "structures", structure, count };
  if (isPointer(lookup.model, type)) {
    throw new Mistake("DA032", `${name} would hold addresses, which is for members alone`);
  }
  return { name, kind: "integers", type, count };
}

/** ASCII text or a list of bytes as they lie in memory. */
export function bytesOf(facts: string | readonly number[]): Uint8Array {
  if (typeof facts !== "string") return Uint8Array.from(facts);
  return Uint8Array.from(facts, (character) => {
    const code = character.charCodeAt(0);
    if (code > 0x7f)
      throw new Mistake("DA032", `"${character}" is not ASCII`, [], "list the bytes");
    return code;
  });
}

/** How many elements an object has. */
export function countOf(object: MemoryObject): number {
  switch (object.kind) {
    case "bytes":
      return object.length;
    case "string":
      return object.text.length + 1;
    case "structures":
    case "integers":
      return object.count;
  }
}

/** Bytes of one element. */
export function elementSize(model: LookupModel, object: MemoryObject, arch: ArchName): number {
  switch (object.kind) {
    case "bytes":
    case "string":
      return 1;
    case "structures":
      return object.structure.layouts[arch]?.size ?? 0;
    case "integers":
      return sizeOf(model, object.type, arch);
  }
}

/** Bytes that a call may use at the address of an element. */
export function roomFrom(
  model: LookupModel,
  object: MemoryObject,
  element: number,
  arch: ArchName,
): number {
  return (countOf(object) - element) * elementSize(model, object, arch);
}
