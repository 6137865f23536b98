import type { CType } from "syscalls-table";
import { abiOf } from "../../model/abi.js";
import type { ArchName } from "../../model/arch.js";
import { typedValueOn } from "../../model/constant-value.js";
import type { Constant, ConstantFamily } from "../../model/constants.js";
import type { Model } from "../../model/model.js";
import { identifiers } from "../../model/naming.js";
import { figure } from "./figure.js";
import { flagsView, typeName, type FlagsView } from "./flags.js";
import { declarationNames } from "./names.js";
import type { TypeNames } from "./type-names.js";
import { valueType } from "./type.js";
import { capitalized } from "../words.js";

/** What `constants.zig` shows. */
export interface ConstantsView {
  readonly families: readonly FamilyView[];
  /** What the file needs of others. */
  readonly imports: { readonly on: boolean; readonly types: boolean };
}

/** The constants of a family under their C names. */
export interface FamilyView {
  /** What they are, and of which header. */
  readonly comment: string;
  readonly constants: readonly ConstantView[];
  /** The type for all of them together. */
  readonly flags: FlagsView | undefined;
}

export interface ConstantView {
  readonly name: string;
  /** With a colon before it; empty for numbers that share no type. */
  readonly type: string;
  readonly value: string;
}

/** All families of constants. */
export function constantsView(
  model: Model,
  names: TypeNames,
  archs: readonly ArchName[],
): ConstantsView {
  const spellings = constantNames(model);
  const families = model.constants.map((family): FamilyView => {
    const type = family.type === undefined ? undefined : named(family.type);
    return {
      comment: `${capitalized(family.title)} (${family.header}).`,
      constants: family.constants.map((constant) => ({
        name: spellings.get(constant) ?? constant.name,
        type: type === undefined ? "" : `: ${valueType(type, names)}`,
        value: valueText(constant, family, model, archs),
      })),
      flags: type && flagsView(family, { bits: bitsOf(model, type), type: valueType(type, names) }),
    };
  });
  const constants = families.flatMap((family) => family.constants);
  return {
    families,
    imports: {
      on: constants.some(({ value }) => value.startsWith("on(")),
      types: constants.some(({ type }) => type.includes("types.")),
    },
  };
}

/** What the constants of all families are called. */
export function constantNames(model: Model): ReadonlyMap<Constant, string> {
  const constants = model.constants.flatMap((family) => family.constants);
  const spellings = identifiers(
    constants.map(({ name }) => name),
    declarationNames,
    DECLARED,
  );
  return new Map(constants.map((constant, index) => [constant, spellings[index] ?? constant.name]));
}

/**
 * The packed struct for a family as parameters name it, where there is one; `type` is that of the
 * parameter, which is to be as wide.
 */
export function flagsType(
  model: Model,
  view: ConstantsView,
  familyName: string | undefined,
  type: CType,
): string | undefined {
  const index = model.constants.findIndex(({ name }) => name === familyName);
  const family = model.constants[index];
  if (family?.type === undefined || view.families[index]?.flags === undefined) return undefined;
  const isAsWide = bitsOf(model, named(family.type)) === bitsOf(model, type);
  return isAsWide ? `constants.${typeName(family)}` : undefined;
}

/** Flags are integers of one width everywhere. */
function bitsOf(model: Model, type: CType): number {
  const abi = abiOf(model, type, "amd64");
  return abi.kind === "void" ? 0 : abi.size * 8;
}

function valueText(
  constant: Constant,
  family: ConstantFamily,
  model: Model,
  archs: readonly ArchName[],
): string {
  return figure(archs, (arch) => {
    const value = typedValueOn(model, family, constant, arch);
    const plain = family.kind !== "flags" || (value > -10n && value < 10n);
    if (plain) return String(value);
    return value < 0n ? `-0x${(-value).toString(16)}` : `0x${value.toString(16)}`;
  });
}

function named(name: string): CType {
  return { kind: "named", name };
}

/** The other declarations of `constants.zig`. */
const DECLARED = ["on", "types"];
