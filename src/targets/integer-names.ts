import type { ArchName } from "../model/arch.js";
import type { BasicType } from "../model/basic-type.js";
import type { ScalarLayout } from "../model/model.js";

/** What Rust and Zig call an integer type of C that is wider than a char, alike: `c_uint`. */
export function widerThanCharName(
  rank: Exclude<BasicType["rank"], "bool" | "char">,
  signed: boolean | undefined,
): string {
  return `c_${signed === false ? "u" : ""}${rank.replaceAll(" ", "")}`;
}

/** The architectures by the width and sign that a scalar has there, the most common first. */
export function archsByLayout(
  layouts: Readonly<Record<ArchName, ScalarLayout>>,
  archs: readonly ArchName[],
): readonly { readonly type: string; readonly archs: readonly ArchName[] }[] {
  const typeOn = (arch: ArchName): string => fixedWidthName(layouts[arch]);
  return [...new Set(archs.map(typeOn))]
    .map((type) => ({ type, archs: archs.filter((arch) => typeOn(arch) === type) }))
    .sort((a, b) => b.archs.length - a.archs.length);
}

/** Both call an integer by its width: `u16`. */
function fixedWidthName({ size, signed }: ScalarLayout): string {
  return `${signed ? "i" : "u"}${size * 8}`;
}
