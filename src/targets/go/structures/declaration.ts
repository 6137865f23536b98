import type { CType } from "syscalls-table";
import type { ArchName } from "../../../model/arch.js";
import { elementsOf } from "../../../model/layout/find.js";
import type { Member, Structure } from "../../../model/layout/structure.js";
import type { Model } from "../../../model/model.js";
import type { Platform } from "../platforms.js";
import type { GoTypes } from "../types.js";
import { holdsAddress } from "./addresses.js";
import { fieldNames } from "./member-name.js";
import type { NamedStructure } from "./names.js";

/** A structure as Go declares it on one architecture. */
export interface Declaration {
  readonly name: string;
  readonly structure: Structure;
  readonly size: number;
  /** As Go has it: no type of Go is aligned to more than a word. */
  readonly align: number;
  /** What is stored, in order; padding and what is not for programs is `_`. */
  readonly fields: readonly Field[];
  /** Of a union: the members, each of which begins where the union begins. */
  readonly variants: readonly Field[];
}

export interface Field {
  readonly name: string;
  readonly type: string;
  /** In bytes. */
  readonly offset: number;
  readonly size: number;
  /** The name in C; undefined for padding. */
  readonly member: string | undefined;
}

/** Declares a structure; undefined where the architecture does not have it. */
export function declare(
  model: Model,
  types: GoTypes,
  { name, structure }: NamedStructure,
  { arch }: Platform,
): Declaration | undefined {
  const fieldsHere = () => fieldsOf(model, structure, types, arch.name);
  const layout = structure.layouts[arch.name];
  if (layout === undefined) return undefined;
  const align = Math.min(layout.align, arch.pointerSize);
  const shared = { name, structure, size: layout.size, align };
  if (structure.opaque !== undefined || structure.kind === "union") {
    const room = {
      ...{ name: "_", type: roomType(layout.size, align), member: undefined },
      ...{ offset: 0, size: layout.size },
    };
    const variants = structure.opaque === undefined ? fieldsHere() : [];
    return { ...shared, fields: [room], variants: variants.filter((field) => field.name !== "_") };
  }
  const fields = withPadding(fieldsHere(), layout.size);
  return { ...shared, fields, variants: [] };
}

/** The members that the architecture has; what follows the structure is not one of its fields. */
function fieldsOf(
  model: Model,
  structure: Structure,
  types: GoTypes,
  arch: ArchName,
): readonly Field[] {
  const names = fieldNames(structure.members);
  return structure.members.flatMap((member, index) => {
    const place = member.places[arch];
    if (place === undefined || place.size === 0) return [];
    const type = holdsAddress(structure, member)
      ? "uintptr"
      : types.spellObject(withLength(member, elementsOf(model, member, arch)));
    return [{ name: names[index] ?? "_", type, ...place, member: member.name }];
  });
}

function withLength({ type }: Member, elements: number | undefined): CType {
  return type.kind === "array" ? { ...type, length: `${elements ?? 0}` } : type;
}

function withPadding(fields: readonly Field[], size: number): readonly Field[] {
  const padded: Field[] = [];
  let end = 0;
  for (const field of fields) {
    if (field.offset > end) padded.push(padding(end, field.offset));
    padded.push(field);
    end = field.offset + field.size;
  }
  if (size > end) padded.push(padding(end, size));
  return padded;
}

function padding(from: number, to: number): Field {
  const size = to - from;
  return { name: "_", type: `[${size}]byte`, offset: from, size, member: undefined };
}

/** Room of a size that has an alignment, both in bytes. */
function roomType(size: number, align: number): string {
  return `[${size / align}]uint${align * 8}`;
}

/** What follows a structure in memory, if C declares it as a last array of no length. */
export function trailingMember({ members }: Structure): Member | undefined {
  const last = members.at(-1);
  const isArray = last?.type.kind === "array";
  return isArray && Object.values(last.places).every(({ size }) => size === 0) ? last : undefined;
}
