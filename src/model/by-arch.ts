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
