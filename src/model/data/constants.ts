import { archNames, archOf, type ArchName } from "../arch.js";
import { basicSize, basicType } from "../basic-type.js";
import { valueFor } from "../by-arch.js";
import { recordOf, type Facts, type FamilyFacts } from "../facts.js";
import { type Fault, onArchs } from "./fault.js";

/** Names are unique, types hold the values, and exhaustive flags are made of single bits. */
export function constantFaults(facts: Facts): readonly Fault[] {
  const first = new Map<string, string>();
  return Object.entries(facts.constants).flatMap(([name, family]) => {
    const path = ["constants", name];
    const twice = Object.keys(family.constants).flatMap((constant) => {
      const other = first.get(constant);
      first.set(constant, other ?? name);
      if (other === undefined) return [];
      const message = `${constant} is in the family ${other} too`;
      return [{ code: "DA010", message, path: [...path, "constants", constant] }];
    });
    return [
      ...twice,
      ...typeFaults(name, family, path),
      ...valueFaults(facts, family, path),
      ...exhaustiveFaults(name, family, path),
    ];
  });
}

function typeFaults(
  name: string,
  { kind, type }: FamilyFacts,
  path: readonly string[],
): readonly Fault[] {
  if (kind === "numbers" && type !== undefined) {
    const message = `the family ${name} is of numbers, which share no type`;
    return [{ code: "DA012", message, path: [...path, "type"] }];
  }
  if (kind !== "numbers" && type === undefined) {
    return [{ code: "DA012", message: `the family ${name} has no type`, path }];
  }
  return [];
}

function valueFaults(
  facts: Facts,
  { constants, type }: FamilyFacts,
  path: readonly string[],
): readonly Fault[] {
  if (type === undefined) return [];
  if (sizeOn(facts, type, "amd64") === undefined) {
    const message = `nothing is known about the type ${type}`;
    return [{ code: "DA013", message, path: [...path, "type"] }];
  }
  return Object.entries(constants).flatMap(([constant, record]) => {
    const outside = archNames.filter((arch) => {
      const bits = BigInt(8 * (sizeOn(facts, type, arch) ?? 8));
      const value = BigInt(valueFor(record, arch));
      return value < -(1n << (bits - 1n)) || value >= 1n << bits;
    });
    if (outside.length === 0) return [];
    const message = `${constant} does not fit ${type}${onArchs(outside, archNames)}`;
    return [{ code: "DA011", message, path: [...path, "constants", constant] }];
  });
}

/** Bytes of an integer type. */
function sizeOn({ types }: Facts, type: string, arch: ArchName): number | undefined {
  const basic = basicType(type);
  if (basic !== undefined) return basicSize(basic, archOf(arch));
  const scalar = recordOf(types.scalars, type);
  return scalar && valueFor(scalar.size, arch);
}

function exhaustiveFaults(
  name: string,
  { constants, exhaustive, kind }: FamilyFacts,
  path: readonly string[],
): readonly Fault[] {
  if (exhaustive === undefined) return [];
  if (kind !== "flags") {
    const message = `the family ${name} is not of flags, and cannot be exhaustive`;
    return [{ code: "DA014", message, path: [...path, "exhaustive"] }];
  }
  const values = Object.entries(constants).map(
    ([constant, record]) => [constant, BigInt(valueFor(record, "amd64"))] as const,
  );
  const named = values.reduce((bits, [, value]) => (isBit(value) ? bits | value : bits), 0n);
  return values
    .filter(([, value]) => value < 0n || (value & ~named) !== 0n)
    .map(([constant]) => ({
      code: "DA014",
      message: `${constant} has bits without a name of their own in the exhaustive family ${name}`,
      path: [...path, "constants", constant],
    }));
}

function isBit(value: bigint): boolean {
  return value > 0n && (value & (value - 1n)) === 0n;
}
