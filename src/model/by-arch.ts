import { archNames, type ArchName } from "./arch.js";
import type { ByArch } from "./facts.js";

/** What a record says of one architecture. */
export function valueFor<T extends number | string | boolean>(value: ByArch<T>, arch: ArchName): T {
  return typeof value === "object" ? (value[arch] ?? value.default) : value;
}

/** A value for each architecture. */
export function forEachArch<T>(valueOn: (arch: ArchName) => T): Readonly<Record<ArchName, T>> {
  const entries = archNames.map((arch) => [arch, valueOn(arch)] as const);
  // Every architecture is in the entries: `fromEntries` forgets the keys.
  return Object.fromEntries(entries) as Record<ArchName, T>;
}

/** What holds on some architectures. */
export interface ArchGroup<T> {
  readonly value: T;
  readonly archs: readonly ArchName[];
}

/** The architectures by what they have, those of the most common value first. */
export function groupByValue<T extends string | number | bigint | undefined>(
  archs: readonly ArchName[],
  valueOn: (arch: ArchName) => T,
): readonly ArchGroup<T>[] {
  const groups = new Map<T, ArchName[]>();
  for (const arch of archs) {
    const value = valueOn(arch);
    groups.set(value, [...(groups.get(value) ?? []), arch]);
  }
  return [...groups]
    .map(([value, having]) => ({ value, archs: having }))
    .sort((a, b) => b.archs.length - a.archs.length);
}
