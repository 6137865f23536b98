import type { CType } from "syscalls-table";
import { abiOf, withoutPointerTypedefs } from "../../../model/abi.js";
import { archOf, type ArchName } from "../../../model/arch.js";
import {
  sizeOf,
  structureOf as structureIn,
  structuresByName,
} from "../../../model/layout/find.js";
import type { Structure } from "../../../model/layout/structure.js";
import type { Model } from "../../../model/model.js";
import type { RustType } from "../layout.js";
import { flatType } from "../layout.js";
import { rustType } from "../type.js";
import type { TypeNames } from "../type-names.js";

/**
 * The type of a member of `size` bytes. Arrays are arrays here: as long as they have room for, since
 * C may have written the length as an expression.
 */
export function memberType(
  model: Model,
  names: TypeNames,
  type: CType,
  size: number,
  arch: ArchName,
): RustType {
  if (type.kind !== "array") return rustType(model, names, type) ?? "c_void";
  const element = sizeOf(model, type.of, arch);
  const count = lengthOf(type.length) ?? (element === 0 ? 0 : size / element);
  const inner = memberType(model, names, type.of, element, arch);
  return `[${flatType(inner)}; ${count}]`;
}

/** The alignment that a structure has by its members, in bytes; that of bytes if they are unknown. */
export function naturalAlign(model: Model, { members }: Structure, arch: ArchName): number {
  const aligns = members
    .filter(({ places }) => places[arch] !== undefined)
    .map(({ type }) => alignOf(model, type, arch));
  return Math.max(1, ...aligns);
}

function alignOf(model: Model, type: CType, arch: ArchName): number {
  const plain = withoutPointerTypedefs(model, type);
  if (plain.kind === "array") return alignOf(model, plain.of, arch);
  const structure = structureOf(model, plain);
  if (structure !== undefined) return structure.layouts[arch]?.align ?? 1;
  const abi = abiOf(model, plain, arch);
  if (abi.kind !== "integer") return abi.kind === "void" ? 1 : abi.align;
  // A typedef may ask for more, but an alias in Rust is the primitive type.
  return abi.size === 8 ? archOf(arch).wideAlign : abi.size;
}

/** The structure that a value of this type is; undefined for all other types. */
export function structureOf(model: Model, type: CType): Structure | undefined {
  return structureIn(structuresByName(model), type);
}

/** Undefined where C's text is no plain number. */
function lengthOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
