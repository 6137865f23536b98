import type { ArchName } from "../../model/arch.js";
import { cfgOf } from "./cfg.js";
import { attribute } from "./layout.js";

/** What holds on some architectures; `value` is undefined where there is nothing. */
export interface Group<T> {
  readonly value: T;
  readonly archs: readonly ArchName[];
}

/** The architectures by what they have, those of the most common value first. */
export function groupByValue<T extends string | number | bigint | undefined>(
  archs: readonly ArchName[],
  valueOn: (arch: ArchName) => T,
): readonly Group<T>[] {
  const values = [...new Set(archs.map(valueOn))];
  return values
    .map((value) => ({ value, archs: archs.filter((arch) => valueOn(arch) === value) }))
    .sort((a, b) => b.archs.length - a.archs.length);
}

/** The attribute under which something is for `some` of `all` architectures; none for all of them. */
export function cfgFor(some: readonly ArchName[], all: readonly ArchName[]): readonly string[] {
  if (some.length === all.length) return [];
  const others = all.filter((arch) => !some.includes(arch));
  // The shorter way to say it.
  const predicate =
    others.length < some.length ? { name: "not", args: [cfgOf(others)] } : cfgOf(some);
  return attribute({ name: "cfg", args: [predicate] });
}
