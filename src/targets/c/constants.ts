import type { ArchName } from "../../model/arch.js";
import type { Constant, ConstantFamily } from "../../model/constants.js";
import type { TargetInput } from "../target.js";
import { byArch, type ArchBlock } from "./by-arch.js";
import { commentLines } from "./comment.js";

/** The view of `libsys_constants.c`. */
export interface Constants {
  readonly headers: readonly string[];
  readonly families: readonly {
    /** The lines of the comment, each with its star. */
    readonly comment: readonly string[];
    /** What holds everywhere, then what holds on some architectures. */
    readonly blocks: readonly ArchBlock[];
  }[];
}

/** Assertions of what the system's headers have to say of every constant that bindings carry. */
export function constants({ model, archs }: Pick<TargetInput, "model" | "archs">): Constants {
  // Addresses are no constant expressions to all compilers.
  const families = model.constants.filter(({ name }) => !ADDRESSES.has(name));
  return {
    headers: [...new Set(families.map(({ header }) => header))].sort(),
    families: families.map((family) => ({
      comment: commentLines(`${family.title}, of <${family.header}>`),
      blocks: blocksOf(family, archs),
    })),
  };
}

const ADDRESSES: ReadonlySet<string> = new Set(["special-addresses", "signal-handlers"]);

function blocksOf({ constants }: ConstantFamily, archs: readonly ArchName[]) {
  const same = constants.filter(({ value }) => typeof value === "bigint");
  const other = constants.filter(({ value }) => typeof value !== "bigint");
  return [
    ...byArch(archs, (arch) => same.map((constant) => assertion(constant, arch))),
    ...byArch(archs, (arch) => other.map((constant) => assertion(constant, arch))),
  ];
}

function assertion({ name, value }: Constant, arch: ArchName): string {
  return `CONSTANT(${name}, ${literal(typeof value === "bigint" ? value : value[arch])});`;
}

/** C takes no minus for a part of a literal, so the least number of 64 bits has none. */
function literal(value: bigint): string {
  if (value === -(2n ** 63n)) return "-0x7fffffffffffffffLL - 1";
  if (value >= 2n ** 63n) return `0x${value.toString(16)}ULL`;
  if (value >= 2n ** 31n) return `0x${value.toString(16)}LL`;
  return value < 0n || value < 256n ? `${value}` : `0x${value.toString(16)}`;
}
