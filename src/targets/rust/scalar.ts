import { archOf, type ArchName } from "../../model/arch.js";
import { basicType, type BasicType } from "../../model/basic-type.js";
import type { ScalarType } from "../../model/model.js";
import { archsByLayout, widerThanCharName } from "../integer-names.js";
import { attribute, type Meta } from "./layout.js";
import { cfgOf } from "./cfg.js";

/**
 * The type that Rust has for a scalar of C: one of `core::ffi` for the basic types, a primitive for
 * the typedefs whose name says the width. Undefined for all others, which are aliases of the crate.
 */
export function builtInScalar(name: string): string | undefined {
  const basic = basicType(name);
  if (basic !== undefined) return ffiType(basic);
  const exact = /^(?:__)?(u_?)?int(8|16|32|64|ptr|max)_t$/.exec(name);
  const width = exact?.[2];
  if (width !== undefined) {
    return (exact?.[1] === undefined ? "i" : "u") + (widths[width] ?? width);
  }
  return sizes.get(name);
}

/**
 * What an alias stands for: one type, or one for each of several sets of architectures.
 *
 * A typedef as wide as an address is one of `long` in FreeBSD's headers: those of `size_t`'s kind
 * are built in.
 */
export function aliasVariants(
  { layouts }: ScalarType,
  archs: readonly ArchName[],
): readonly AliasVariant[] {
  const [first, ...others] = archsByLayout(layouts, archs);
  if (first === undefined) return [];
  if (others.length === 0) return [{ cfg: [], type: first.type }];
  if (archs.every((arch) => layouts[arch].size === archOf(arch).pointerSize)) {
    return [{ cfg: [], type: first.type.startsWith("u") ? "c_ulong" : "c_long" }];
  }
  const rest = { name: "not", args: [cfgOf(others.flatMap((group) => group.archs))] };
  return [
    { cfg: cfgAttribute(rest), type: first.type },
    ...others.map((group) => ({ cfg: cfgAttribute(cfgOf(group.archs)), type: group.type })),
  ];
}

export interface AliasVariant {
  /** The lines of the attribute that it holds under; none where it always does. */
  readonly cfg: readonly string[];
  readonly type: string;
}

const widths: Readonly<Record<string, string>> = { ptr: "size", max: "64" };

const sizes: ReadonlyMap<string, string> = new Map([
  ["size_t", "usize"],
  ["ssize_t", "isize"],
  ["__size_t", "usize"],
  ["__ssize_t", "isize"],
]);

function ffiType({ rank, signed }: BasicType): string {
  switch (rank) {
    case "bool":
      return "bool";
    case "char":
      return signed === undefined ? "c_char" : signed ? "c_schar" : "c_uchar";
    case "short":
    case "int":
    case "long":
    case "long long":
      return widerThanCharName(rank, signed);
  }
}

function cfgAttribute(predicate: Meta): readonly string[] {
  return attribute({ name: "cfg", args: [predicate] });
}
