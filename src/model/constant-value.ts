import { abiOf } from "./abi.js";
import type { ArchName } from "./arch.js";
import type { Constant, ConstantFamily } from "./constants.js";
import type { Model } from "./model.js";

/** The value of a constant on an architecture, as C has it. */
export function valueOn({ value }: Constant, arch: ArchName): bigint {
  return typeof value === "bigint" ? value : value[arch];
}

/**
 * The number of the family's type that a constant is on an architecture: -2147483648 where C has
 * 0x80000000 for an `int`. The value as it is where the family has no type.
 */
export function typedValueOn(
  model: Model,
  { type }: ConstantFamily,
  constant: Constant,
  arch: ArchName,
): bigint {
  const value = valueOn(constant, arch);
  const abi = type === undefined ? undefined : abiOf(model, { kind: "named", name: type }, arch);
  return abi?.kind === "integer" ? sameBits(value, abi) : value;
}

/** The number of an integer type that has the same bits; `size` is in bytes. */
export function sameBits(
  value: bigint,
  { size, signed }: { readonly size: number; readonly signed: boolean },
): bigint {
  return signed ? BigInt.asIntN(size * 8, value) : BigInt.asUintN(size * 8, value);
}
