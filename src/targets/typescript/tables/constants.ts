import { basicScalar } from "../../../model/abi.js";
import type { ArchName } from "../../../model/arch.js";
import type { Constant, ConstantFamily } from "../../../model/constants.js";
import type { Model } from "../../../model/model.js";
import type { Literal } from "../literal.js";
import type { DataModule, DataStatement } from "../module.js";
import { table } from "./table.js";

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
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("");
}

function* familyStatements(
  model: Model,
  family: ConstantFamily,
  archs: readonly ArchName[],
): Generator<DataStatement> {
  const name = familyName(family.name);
  const wide = isWide(model, family);
  const members = family.constants.map((constant) => ({
    key: constant.name,
    value: literal(constant, wide, archs),
  }));
  yield table(name, `${sentence(family.title)} \`${family.header}\`.`, members);
  if (family.kind !== "values" || members.some(({ value }) => typeof value === "object")) return;
  const value = `(typeof ${name})[keyof typeof ${name}];`;
  const line = `export type ${name} = ${value}`;
  const type = [
    `/** One of \`${name}\`. */`,
    ...(line.length <= 80 ? [line] : [`export type ${name} =`, `  ${value}`]),
  ].join("\n");
  yield { source: type, declaration: type };
}

/** As the values of the family's C type are elsewhere in the package. */
function isWide(model: Model, { type, constants }: ConstantFamily): boolean {
  const scalar = type === undefined ? undefined : (model.scalars.get(type) ?? basicScalar(type));
  if (scalar !== undefined) {
    return Object.values(scalar.layouts).some(({ size }) => size === 8);
  }
  return constants.flatMap(valuesOf).some((value) => value < -MOST || value > MOST);
}

const MOST = BigInt(Number.MAX_SAFE_INTEGER);

function valuesOf({ value }: Constant): readonly bigint[] {
  return typeof value === "bigint" ? [value] : Object.values(value);
}

/** A value, or one for each machine. */
function literal({ value }: Constant, wide: boolean, archs: readonly ArchName[]): Literal {
  const one = (each: bigint): Literal => (wide ? each : Number(each));
  if (typeof value === "bigint") return one(value);
  const values = archs.map((arch) => [arch, value[arch]] as const);
  return Object.fromEntries(values.map(([arch, each]) => [arch, one(each)]));
}

function sentence(title: string): string {
  return `${title.slice(0, 1).toUpperCase()}${title.slice(1)}, from`;
}
