import type { LeftOut, Model } from "../../model/model.js";
import { companions, compatibilityName, isAtLeast7 } from "./compatibility.js";

/** The view of `syscall.mk`. */
export interface Objects {
  /** One file per stub in the order of the numbers, with the backslash that continues the list. */
  readonly objects: readonly string[];
}

/** The stubs that libc and libsys assemble: all native calls, and older forms since FreeBSD 7. */
export function objects(model: Model): Objects {
  const names = [...model.calls, ...companions(model).flatMap(olderForm)]
    .sort((a, b) => a.number - b.number)
    .map(({ name }) => `${name}.o`);
  return { objects: names.map((name, index) => (index < names.length - 1 ? `${name} \\` : name)) };
}

function olderForm({ number, name, cause }: LeftOut) {
  if (name === undefined || cause.kind !== "compatibility" || !isAtLeast7(cause.release)) return [];
  return [{ number, name: compatibilityName(cause.release, name) }];
}
