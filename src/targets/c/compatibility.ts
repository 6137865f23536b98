import type { LeftOut, Model } from "../../model/model.js";

/**
 * The entries without a binding that belong into files about the whole table: the older forms of
 * calls, the obsolete ones. Where calls were selected, the selection alone counts.
 */
export function companions({ leftOut }: Model): readonly LeftOut[] {
  return leftOut.some(({ cause }) => cause.kind === "not-selected") ? [] : leftOut;
}

/**
 * What the system's headers and libraries call an older form of a call: `freebsd11_stat` for the
 * `stat` that FreeBSD 11 was the last to have.
 */
export function compatibilityName(release: number, name: string): string {
  return `freebsd${release}_${name}`;
}

/** Whether the system's headers still number the older forms of that release. */
export function isAtLeast7(release: number): boolean {
  return release >= 7;
}
