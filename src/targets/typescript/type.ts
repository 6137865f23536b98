import type { CType } from "syscalls-table";
import { printType } from "syscalls-table/print";
import { abiOf } from "../../model/abi.js";
import { archs, type Arch } from "../../model/arch.js";
import type { AbiType, Model } from "../../model/model.js";

/** The names of types that the package resolves when it is loaded, see `abi.ts.hbs`. */
export type TypeName = keyof typeof TYPES | "pointer" | "void";

/** The name that has the size and the sign of `type` on every architecture. */
export function typeName(model: Model, type: CType): TypeName {
  const layouts = archs.map((arch) => ({ arch, abi: abiOf(model, type, arch.name) }));
  const kind = layouts[0]?.abi.kind;
  if (kind === "void" || kind === "pointer") return kind;
  const name = typeNames.find((candidate) =>
    layouts.every(({ arch, abi }) => isSame(abi, TYPES[candidate](arch))),
  );
  if (name === undefined) {
    throw new RangeError(`the TypeScript package has no type like ${printType(type)}`);
  }
  return name;
}

/** Whether programs see the type as a `bigint`: it is 64 bits wide on some machine. */
export function isWideType(name: TypeName): boolean {
  if (name === "void" || name === "pointer") return name === "pointer";
  return archs.some((arch) => TYPES[name](arch).size === 8);
}

interface Layout {
  readonly size: 1 | 2 | 4 | 8;
  readonly signed: boolean;
}

/** In the order in which they are tried: a fixed type wins over one that happens to be as large. */
const TYPES = {
  i8: () => ({ size: 1, signed: true }),
  u8: () => ({ size: 1, signed: false }),
  i16: () => ({ size: 2, signed: true }),
  u16: () => ({ size: 2, signed: false }),
  i32: () => ({ size: 4, signed: true }),
  u32: () => ({ size: 4, signed: false }),
  i64: () => ({ size: 8, signed: true }),
  u64: () => ({ size: 8, signed: false }),
  long: (arch) => ({ size: arch.pointerSize, signed: true }),
  ulong: (arch) => ({ size: arch.pointerSize, signed: false }),
  time: (arch) => ({ size: arch.timeSize, signed: true }),
  char: (arch) => ({ size: 1, signed: arch.charSigned }),
} as const satisfies Readonly<Record<string, (arch: Arch) => Layout>>;

// `Object.keys` forgets which keys there are.
const typeNames = Object.keys(TYPES) as (keyof typeof TYPES)[];

function isSame(abi: AbiType, layout: Layout): boolean {
  return abi.kind === "integer" && abi.size === layout.size && abi.signed === layout.signed;
}
