import { archOf, type ArchName } from "../../model/arch.js";
import type { ScalarLayout, ScalarType } from "../../model/model.js";

/** The right side of a scalar's declaration: one type, or a switch over the architectures. */
export interface ScalarView {
  readonly name: string;
  readonly type: string;
  /** Empty where `type` holds everywhere; else `type` is that of all other architectures. */
  readonly cases: readonly { readonly archs: string; readonly type: string }[];
}

/** Fixed-width integers, so that the declaration shows the ABI rather than another C type. */
export function scalarView(
  { name, type: { layouts } }: { readonly name: string; readonly type: ScalarType },
  archs: readonly ArchName[],
): ScalarView {
  const byType = new Map<string, ArchName[]>();
  for (const arch of archs) {
    const type = integerType(layouts[arch]);
    byType.set(type, [...(byType.get(type) ?? []), arch]);
  }
  const [most, ...others] = [...byType].sort(([, a], [, b]) => b.length - a.length);
  return {
    name,
    type: most?.[0] ?? "void",
    cases: others.map(([type, differing]) => ({ archs: archTags(differing), type })),
  };
}

/** The tags of `builtin.cpu.arch`, for a case of a switch. */
export function archTags(archs: readonly ArchName[]): string {
  return archs.flatMap(tagsOf).join(", ");
}

/** Code in Thumb mode is a second architecture to Zig, with the same ABI. */
function tagsOf(arch: ArchName): readonly string[] {
  const tag = `.${archOf(arch).names.zigArch}`;
  return tag === ".arm" ? [tag, ".thumb"] : [tag];
}

function integerType({ size, signed }: ScalarLayout): string {
  return `${signed ? "i" : "u"}${size * 8}`;
}
