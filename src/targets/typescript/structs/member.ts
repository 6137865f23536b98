import type { CType } from "syscalls-table";
import type { ArchName } from "../../../model/arch.js";
import type { Member, Structure } from "../../../model/layout/structure.js";
import { abiOf } from "../../../model/abi.js";
import type { Model } from "../../../model/model.js";
import type { Literal } from "../literal.js";
import { typeName, type TypeName } from "../type.js";
import { figure } from "./figure.js";
import { structureOf } from "./find.js";

/** What a member of a struct is to the package. */
export interface MemberShape {
  readonly name: string;
  readonly kind: MemberKind;
  /** How many there are; undefined for what is no array. */
  readonly count: Literal | undefined;
  readonly offset: Literal;
  readonly reserved: boolean;
  /** Some machine lacks it. */
  readonly partial: boolean;
}

export type MemberKind =
  | { readonly kind: "integer"; readonly type: Exclude<TypeName, "void"> }
  | { readonly kind: "struct"; readonly structure: Structure }
  /** Of a type that is not known: only its size is. */
  | { readonly kind: "bytes" };

/** The shape of one member, with its figures on `archs`. */
export function memberShape(
  model: Model,
  { name, type, places, reserved }: Member,
  archs: readonly ArchName[],
): MemberShape {
  const element = elementOf(type);
  const kind = kindOf(model, element);
  const sizeOn = (arch: ArchName): number | undefined => places[arch]?.size;
  const count = (arch: ArchName): number | undefined => {
    const size = sizeOn(arch);
    if (size === undefined || kind.kind === "bytes") return size;
    return size / elementSize(model, kind, element, arch);
  };
  return {
    name,
    kind,
    count: type.kind === "array" || kind.kind === "bytes" ? figure(archs, count) : undefined,
    offset: figure(archs, (arch) => places[arch]?.offset),
    reserved,
    partial: archs.some((arch) => places[arch] === undefined),
  };
}

/** Arrays of arrays are one long array here. */
function elementOf(type: CType): CType {
  return type.kind === "array" ? elementOf(type.of) : type;
}

function kindOf(model: Model, type: CType): MemberKind {
  const structure = structureOf(model, type);
  if (structure !== undefined) return { kind: "struct", structure };
  const known =
    type.kind === "pointer" ||
    type.kind === "function" ||
    type.kind === "enum" ||
    (type.kind === "named" && (model.scalars.has(type.name) || model.pointerTypes.has(type.name)));
  const name = known ? typeName(model, type) : "void";
  return name === "void" ? { kind: "bytes" } : { kind: "integer", type: name };
}

function elementSize(model: Model, kind: MemberKind, type: CType, arch: ArchName): number {
  if (kind.kind === "struct") return kind.structure.layouts[arch]?.size ?? 1;
  const abi = abiOf(model, type, arch);
  return abi.kind === "void" ? 1 : abi.size;
}
