import { listItem } from "./list-item.js";
import type { Binding } from "./binding.js";
import type { Platform } from "./platforms.js";

/** The calls without a function, for the documentation of the package. */
export interface UncallableView {
  /** The lines of a list in the layout of gofmt, without the slashes. */
  readonly lines: readonly string[];
}

/** Lists every call that some architecture has no function for, with the reason. */
export function uncallableView(
  bound: readonly { readonly platform: Platform; readonly bindings: readonly Binding[] }[],
): readonly UncallableView[] {
  const names = new Map<string, Map<string, string[]>>();
  for (const { platform, bindings } of bound) {
    for (const { call, notCallable } of bindings) {
      if (notCallable === undefined) continue;
      const reasons = names.get(call.name) ?? new Map<string, string[]>();
      names.set(call.name, reasons);
      reasons.set(notCallable, [...(reasons.get(notCallable) ?? []), platform.goarch]);
    }
  }
  return [...names].flatMap(([name, reasons]) =>
    [...reasons].map(([reason, goarchs]) => {
      const where = goarchs.length === bound.length ? "" : ` (on ${goarchs.join(" and ")})`;
      return { lines: listItem(`${name}${where}: ${reason}`) };
    }),
  );
}
