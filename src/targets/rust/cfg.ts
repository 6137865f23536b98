import { archOf, type ArchName } from "../../model/arch.js";
import type { Meta } from "./layout.js";

/**
 * The predicate of `#[cfg]` that is true on exactly these architectures, of all that Rust knows:
 * `target_arch = "x86"`, `any(target_arch = "aarch64", target_arch = "riscv64")`.
 */
export function cfgOf(archs: readonly ArchName[]): Meta {
  const predicates = [...new Set(archs.map((arch) => archOf(arch).names.rustArch))].map(
    (rustArch) => {
      const chosen = archs.filter((arch) => archOf(arch).names.rustArch === rustArch);
      return predicateOf(rustArch, chosen);
    },
  );
  const [only, ...others] = predicates;
  return only !== undefined && others.length === 0 ? only : { name: "any", args: predicates };
}

/** One `target_arch` stands for both byte orders of powerpc64. */
function predicateOf(rustArch: string, chosen: readonly ArchName[]): Meta {
  const predicate = { name: "target_arch", value: rustArch };
  const [only, ...others] = chosen;
  if (rustArch !== "powerpc64" || only === undefined || others.length > 0) return predicate;
  return {
    name: "all",
    args: [predicate, { name: "target_endian", value: archOf(only).endian }],
  };
}
