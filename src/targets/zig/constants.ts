import type { ArchName } from "../../model/arch.js";
import type { Constant, ConstantFamily } from "../../model/constants.js";
import type { Model } from "../../model/model.js";
import { identifiers } from "../../model/naming.js";
import { figure } from "./figure.js";
import { declarationNames } from "./names.js";
import type { TypeNames } from "./type-names.js";
import { valueType } from "./type.js";

/** The constants of a family under their C names. */
export interface FamilyView {
  /** What they are, and of which header. */
  readonly comment: string;
  readonly constants: readonly ConstantView[];
}

export interface ConstantView {
  readonly name: string;
  /** With a colon before it; empty for numbers that share no type. */
  readonly type: string;
  readonly value: string;
}

/** What a file needs of others. */
interface Imports {
  readonly on: boolean;
  readonly types: boolean;
}

/** What `constants.zig` shows. */
export function constantsView(
  model: Model,
  names: TypeNames,
  archs: readonly ArchName[],
): { readonly families: readonly FamilyView[]; readonly imports: Imports } {
  const families = familyViews(model.constants, names, archs);
  const constants = families.flatMap((family) => family.constants);
  return {
    families,
    imports: {
      on: constants.some(({ value }) => value.startsWith("on(")),
      types: constants.some(({ type }) => type.includes("types.")),
    },
  };
}

function familyViews(
  families: readonly ConstantFamily[],
  typeNames: TypeNames,
  archs: readonly ArchName[],
): readonly FamilyView[] {
  const names = identifiers(
    families.flatMap(({ constants }) => constants.map(({ name }) => name)),
    declarationNames,
    DECLARED,
  );
  let next = 0;
  return families.map((family) => ({
    comment: `${family.name}: ${family.title}, of ${family.header}`,
    constants: family.constants.map((constant) => ({
      name: names[next++] ?? constant.name,
      type:
        family.type === undefined
          ? ""
          : `: ${valueType({ kind: "named", name: family.type }, typeNames)}`,
      value: figure(archs, (arch) => literal(valueOn(constant, arch), family)),
    })),
  }));
}

/** The value of a constant on one architecture. */
export function valueOn({ value }: Constant, arch: ArchName): bigint {
  return typeof value === "bigint" ? value : value[arch];
}

/** Bits are easier to read in base 16. */
function literal(value: bigint, { kind }: ConstantFamily): string {
  return kind === "flags" && value > 9n ? `0x${value.toString(16)}` : String(value);
}

/** The other declarations of `constants.zig`. */
const DECLARED = ["on", "types"];
