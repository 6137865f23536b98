import { archOf, type ArchName } from "../../model/arch.js";
import { groupByValue } from "../../model/by-arch.js";

/**
 * A number as a Zig expression: a literal where it is the same on all of `archs`, else a call of
 * `on`, the function of the generated `arch.zig` that picks that of the architecture.
 */
export function figure(archs: readonly ArchName[], textOn: (arch: ArchName) => string): string {
  const [most, ...others] = groupByValue(archs, textOn);
  if (most === undefined) return "0";
  if (others.length === 0) return most.value;
  const cases = others.flatMap((group) =>
    group.archs.map((arch) => `.${archOf(arch).names.zigArch} = ${group.value}`),
  );
  return `on(.{ ${[...cases, `.other = ${most.value}`].join(", ")} })`;
}
