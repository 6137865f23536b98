import type { ArchName } from "../../model/arch.js";
import { cfgOf } from "./cfg.js";
import { attribute } from "./layout.js";

/** The attribute under which something is for `some` of `all` architectures; none for all of them. */
export function cfgFor(some: readonly ArchName[], all: readonly ArchName[]): readonly string[] {
  if (some.length === all.length) return [];
  const others = all.filter((arch) => !some.includes(arch));
  // The shorter way to say it.
  const predicate =
    others.length < some.length ? { name: "not", args: [cfgOf(others)] } : cfgOf(some);
  return attribute({ name: "cfg", args: [predicate] });
}
