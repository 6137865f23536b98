import type { CType } from "syscalls-table";
import { abiOf } from "../abi.js";
import type { ArchName } from "../arch.js";
import type { Model } from "../model.js";
import { namesOf } from "../type-names.js";
import { spellingOf } from "./reach.js";
import type { Member, Structure } from "./structure.js";

/**
 * The structures of a model by every name that types have for them: `struct __sigset` and, where
 * there is a typedef, `sigset_t`.
 *
 * A struct, union or aggregate typedef of `model.aggregates` that is not here has no known layout:
 * languages declare it as an opaque type. One that is here with `opaque` set has a size alone.
 */
export function structuresByName({
  structures,
}: Pick<Model, "structures">): ReadonlyMap<string, Structure> {
  const known = indexes.get(structures);
  if (known !== undefined) return known;
  const index = new Map(
    structures.flatMap((structure) => {
      const names = [spellingOf(structure), structure.typedef];
      return names.flatMap((name) => (name === undefined ? [] : [[name, structure] as const]));
    }),
  );
  indexes.set(structures, index);
  return index;
}

/** Every member of every structure asks, and a model does not change. */
const indexes = new WeakMap<readonly Structure[], ReadonlyMap<string, Structure>>();

/** The structure that a type is, not one that it points to or has elements of. */
export function structureOf(
  structures: ReadonlyMap<string, Structure>,
  type: CType,
): Structure | undefined {
  if (type.kind !== "named" && type.kind !== "struct" && type.kind !== "union") return undefined;
  return structures.get(namesOf(type)[0] ?? "");
}

/** How many elements the array of a member has on one architecture; undefined if it is no array. */
export function elementsOf(
  model: Pick<Model, "structures" | "scalars" | "pointerTypes">,
  { type, places }: Member,
  arch: ArchName,
): number | undefined {
  if (type.kind !== "array") return undefined;
  if (type.length !== undefined) return Number(type.length);
  return (places[arch]?.size ?? 0) / sizeOf(model, type.of, arch);
}

/** Bytes of an object of `type`; 0 for an array without a length, which is as long as its member. */
export function sizeOf(
  model: Pick<Model, "structures" | "scalars" | "pointerTypes">,
  type: CType,
  arch: ArchName,
): number {
  return measure(structuresByName(model), model, type, arch);
}

function measure(
  structures: ReadonlyMap<string, Structure>,
  model: Pick<Model, "scalars" | "pointerTypes">,
  type: CType,
  arch: ArchName,
): number {
  if (type.kind === "array") {
    return measure(structures, model, type.of, arch) * Number(type.length ?? 0);
  }
  const structure = structureOf(structures, type);
  if (structure !== undefined) {
    const layout = structure.layouts[arch];
    if (layout === undefined) throw new RangeError(`${structure.name} is not on ${arch}`);
    return layout.size;
  }
  const abi = abiOf(model, type, arch);
  if (abi.kind === "void") throw new RangeError("void has no size");
  return abi.size;
}
