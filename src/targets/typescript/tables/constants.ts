import { basicScalar } from "../../../model/abi.js";
import type { ArchName } from "../../../model/arch.js";
import { groupByValue } from "../../../model/by-arch.js";
import { typedValueOn } from "../../../model/constant-value.js";
import type { Constant, ConstantFamily } from "../../../model/constants.js";
import type { Model } from "../../../model/model.js";
import type { Literal } from "../literal.js";
import type { DataModule, DataStatement } from "../module.js";
import { table } from "./table.js";
import { capitalized } from "../../words.js";

/** An object for each family of constants. */
export function constantsModule(model: Model, archs: readonly ArchName[]): DataModule {
  return {
    name: "constants",
    statements: model.constants.flatMap((family) => [...familyStatements(model, family, archs)]),
  };
}

/** The name of a family's object: `OpenFlags` for `open-flags`. */
export function familyName(name: string): string {
  const words = name.split("-");
  return words.map(capitalized).join("");
}

/**
 * Whether the values of a family are `bigint`s, as those of its C type are elsewhere in the
 * package.
 */
export function isWideFamily(model: Model, { type, constants }: ConstantFamily): boolean {
  const scalar = type === undefined ? undefined : (model.scalars.get(type) ?? basicScalar(type));
  if (scalar !== undefined) {
    return Object.values(scalar.layouts).some(({ size }) => size === 8);
  }
  return constants.flatMap(valuesOf).some((value) => value < -MOST || value > MOST);
}

function* familyStatements(
  model: Model,
  family: ConstantFamily,
  archs: readonly ArchName[],
): Generator<DataStatement> {
  const name = familyName(family.name);
  const wide = isWideFamily(model, family);
  const members = family.constants.map((constant) => ({
    key: constant.name,
    value: figure(archs, (arch) => typedValueOn(model, family, constant, arch), wide),
  }));
  yield table(name, `${capitalized(family.title)}, from \`${family.header}\`.`, members);
  if (family.kind !== "values" || members.some(({ value }) => typeof value === "object")) return;
  const value = `(typeof ${name})[keyof typeof ${name}];`;
  const line = `export type ${name} = ${value}`;
  const type = [
    `/** One of \`${name}\`. */`,
    ...(line.length <= 80 ? [line] : [`export type ${name} =`, `  ${value}`]),
  ].join("\n");
  yield { source: type, declaration: type };
}

const MOST = BigInt(Number.MAX_SAFE_INTEGER);

function valuesOf({ value }: Constant): readonly bigint[] {
  return typeof value === "bigint" ? [value] : Object.values(value);
}

/** A value, or one for each machine. */
function figure(
  archs: readonly ArchName[],
  on: (arch: ArchName) => bigint,
  wide: boolean,
): Literal {
  const one = (value: bigint): Literal => (wide ? value : Number(value));
  const [usual, ...others] = groupByValue(archs, on);
  if (usual !== undefined && others.length === 0) return one(usual.value);
  return Object.fromEntries(archs.map((arch) => [arch, one(on(arch))]));
}
