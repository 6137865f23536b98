import type { ArchName } from "../../../model/arch.js";
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
  const usual = mostFrequent(entries.map(([, value]) => value));
  const others = entries.filter(([, value]) => value !== usual);
  if (others.length === 0) return usual;
  return { default: usual, ...Object.fromEntries(others) };
}

/** The first of them, if several are. */
function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [first] = [...counts].sort(([, a], [, b]) => b - a);
  return first?.[0] ?? 0;
}
