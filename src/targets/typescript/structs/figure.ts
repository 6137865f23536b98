import type { ArchName } from "../../../model/arch.js";
import { groupByValue } from "../../../model/by-arch.js";
import type { Literal } from "../literal.js";

/**
 * A number for each machine, as `layout.ts.hbs` has it: one for all, or a default and those that
 * differ. Without a default where a machine has none.
 */
export function figure(
  archs: readonly ArchName[],
  valueOn: (arch: ArchName) => number | undefined,
): Literal {
  const entries = archs.flatMap((arch) => {
    const value = valueOn(arch);
    return value === undefined ? [] : [[arch, value] as const];
  });
  if (entries.length < archs.length) return Object.fromEntries(entries);
  const usual = groupByValue(archs, valueOn)[0]?.value ?? 0;
  const others = entries.filter(([, value]) => value !== usual);
  if (others.length === 0) return usual;
  return { default: usual, ...Object.fromEntries(others) };
}
