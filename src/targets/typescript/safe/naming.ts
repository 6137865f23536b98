import type { CType } from "syscalls-table";
import type { Structure } from "../../../model/layout/structure.js";
import type { Model } from "../../../model/model.js";
import { structureOf } from "../structs/find.js";
import { structNames, viewType } from "../structs/interfaces.js";
import { isWideType, typeName, type TypeName } from "../type.js";

/** What types of C are called in the package. */
export interface Naming {
  /** `number` or `bigint`, whichever stands for the integer or the address. */
  readonly valueType: (type: CType) => string;
  readonly structure: (type: CType) => NamedStructure | undefined;
  readonly viewType: (structure: NamedStructure) => string;
  /** The integer's type in `abi.ts`; undefined for what is none. */
  readonly integer: (type: CType) => Exclude<TypeName, "void"> | undefined;
  /** The type of an array of integers. */
  readonly arrayType: (element: CType) => string;
  /** The size of an integer in bytes: a number, or `h.size("long")`. */
  readonly sizeExpression: (element: CType) => string;
}

export interface NamedStructure {
  /** In `Structs`. */
  readonly key: string;
  /** Of its interface. */
  readonly type: string;
  readonly structure: Structure;
}

export function namingOf(model: Model): Naming {
  const nameOf = structNames(model);
  const integer = (type: CType): Exclude<TypeName, "void"> | undefined => {
    if (!isKnown(model, type)) return undefined;
    const name = typeName(model, type);
    return name === "void" ? undefined : name;
  };
  return {
    valueType: (type) => {
      const name = integer(type);
      return name === undefined || isWideType(name) ? "bigint" : "number";
    },
    structure: (type) => {
      const structure = structureOf(model, type);
      if (structure === undefined) return undefined;
      return { key: structure.name, type: nameOf(structure), structure };
    },
    viewType: ({ structure }) => viewType(structure, nameOf),
    integer,
    arrayType: (element) => ARRAYS[integer(element) ?? "u8"],
    sizeExpression: (element) => {
      const name = integer(element) ?? "u8";
      return SIZES[name] ?? `h.size("${name}")`;
    },
  };
}

function isKnown({ scalars, pointerTypes }: Model, type: CType): boolean {
  if (type.kind === "named") return scalars.has(type.name) || pointerTypes.has(type.name);
  return type.kind === "pointer" || type.kind === "enum";
}

const ARRAYS = {
  i8: "Uint8Array",
  u8: "Uint8Array",
  char: "Uint8Array",
  i16: "Integers16",
  u16: "Integers16",
  i32: "Integers32",
  u32: "Integers32",
  i64: "Integers64",
  u64: "Integers64",
  long: "IntegersNative",
  ulong: "IntegersNative",
  time: "IntegersNative",
  pointer: "IntegersNative",
} as const satisfies Record<Exclude<TypeName, "void">, string>;

/** Of those that have the same size on all machines. */
const SIZES: Readonly<Partial<Record<TypeName, string>>> = {
  i8: "1",
  u8: "1",
  char: "1",
  i16: "2",
  u16: "2",
  i32: "4",
  u32: "4",
  i64: "8",
  u64: "8",
};
