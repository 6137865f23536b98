import { archOf, type ArchName } from "../../model/arch.js";
import type { ScalarType } from "../../model/model.js";
import { archsByLayout } from "../integer-names.js";

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
  const [most, ...others] = archsByLayout(layouts, archs);
  return {
    name,
    type: most?.type ?? "void",
    cases: others.map((other) => ({ archs: archTags(other.archs), type: other.type })),
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
