import type { ArchName } from "../../../model/arch.js";
import { sameBits } from "../../../model/constant-value.js";
import type { Constant, ConstantFamily } from "../../../model/constants.js";
import { wrap } from "../../documentation.js";
import type { Families, GoFamily } from "./families.js";

/** A family with those of its constants that belong into one file. */
export interface FamilyView {
  /** Undefined where another file declares the type, or there is none. */
  readonly declared: { readonly name: string; readonly type: string } | undefined;
  /** Without the slashes. */
  readonly comment: readonly string[];
  /** In the columns of gofmt. */
  readonly constants: readonly { readonly left: string; readonly value: string }[];
}

type Names = ReadonlyMap<Constant, string>;

/** The types, and the constants that are the same on all architectures. */
export function sharedConstants({ all }: Families, names: Names): readonly FamilyView[] {
  return all
    .map((family) => viewOf(family, names, undefined))
    .filter(({ declared, constants }) => declared !== undefined || constants.length > 0);
}

/** The constants that differ between architectures, with the values of one. */
export function constantsOf(
  { all }: Families,
  names: Names,
  arch: ArchName,
): readonly FamilyView[] {
  return all
    .map((family) => viewOf(family, names, arch))
    .filter(({ constants }) => constants.length > 0);
}

function viewOf(family: GoFamily, names: Names, arch: ArchName | undefined): FamilyView {
  const { name, type } = family;
  const values = family.family.constants.flatMap((constant) => {
    const { value } = constant;
    const here = arch === undefined ? value : typeof value === "bigint" ? undefined : value[arch];
    const own = names.get(constant) ?? constant.name;
    return typeof here === "bigint" ? [{ name: own, value: here }] : [];
  });
  const width = Math.max(0, ...values.map((constant) => constant.name.length));
  return {
    declared: arch === undefined && name !== undefined ? { name, type } : undefined,
    comment: comment(family, arch),
    constants: values.map((constant) => ({
      left:
        name === undefined ? constant.name.padEnd(width) : `${constant.name.padEnd(width)} ${name}`,
      value: spellValue(family.family, type, constant.value),
    })),
  };
}

function comment({ family, name }: GoFamily, arch: ArchName | undefined): readonly string[] {
  const { header, title } = family;
  const text =
    arch === undefined && name !== undefined
      ? `${name} is the type of constants of ${header}: ${title}.`
      : `Constants of ${header}${arch === undefined ? "" : " that differ between architectures"}: ${title}.`;
  return wrap(text, 94).map((line) => ` ${line}`);
}

/** In hexadecimal for bits; of a value beyond a signed type the bits are meant. */
function spellValue({ kind }: ConstantFamily, type: string, value: bigint): string {
  const fitting = fit(type, value);
  if (kind !== "flags") return `${fitting}`;
  return fitting < 0n ? `-0x${(-fitting).toString(16)}` : `0x${fitting.toString(16)}`;
}

function fit(type: string, value: bigint): bigint {
  const [, unsigned, bits] = /^(u?)int(\d+)$/.exec(type) ?? [];
  if (bits === undefined) return value;
  return sameBits(value, { size: +bits / 8, signed: unsigned === "" });
}
