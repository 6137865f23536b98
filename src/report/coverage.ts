import type { LeftOut, Model } from "../model/model.js";
import { groupBy } from "./group.js";
import { fill } from "./layout.js";

/** What became of every entry of a table, in the shape of `libsysgen table coverage --json`. */
export interface Coverage {
  /** How many entries the table has; ranges count as one. */
  readonly entries: number;
  readonly bound: readonly BoundCall[];
  readonly leftOut: readonly LeftOut[];
  /** Of the bound calls, those that the safe layers have, and those that stay raw, with the reason. */
  readonly safe: {
    readonly wrapped: readonly BoundCall[];
    readonly raw: readonly RawCall[];
    /** Those of the wrapped ones that stay raw in Go and JavaScript. */
    readonly againstRuntime: readonly RawCall[];
  };
}

export interface RawCall extends BoundCall {
  readonly reason: string;
}

export interface BoundCall {
  readonly number: number;
  readonly name: string;
}

/** The bound calls of a model and the entries without a binding, both by number. */
export function coverageOf({ calls, leftOut }: Model): Coverage {
  return {
    entries: calls.length + leftOut.length,
    bound: calls.map(({ number, name }) => ({ number, name })),
    leftOut: [...leftOut].sort((a, b) => a.number - b.number),
    safe: {
      wrapped: calls.flatMap(({ number, name, safe }) =>
        safe.kind === "wrapper" ? [{ number, name }] : [],
      ),
      raw: calls.flatMap(({ number, name, safe }) =>
        safe.kind === "raw" ? [{ number, name, reason: safe.reason }] : [],
      ),
      againstRuntime: calls.flatMap(({ number, name, safe }) =>
        safe.kind === "wrapper" && safe.againstRuntime !== undefined
          ? [{ number, name, reason: safe.againstRuntime }]
          : [],
      ),
    },
  };
}

/** Every entry by name or number, those without a binding under their reasons; ends with a line end. */
export function renderCoverage({ entries, bound, leftOut, safe }: Coverage): string {
  const reasons = [...groupBy(leftOut, ({ reason }) => reason)].sort(
    ([a, someA], [b, someB]) => someB.length - someA.length || (a < b ? -1 : 1),
  );
  const sections = [
    [`${entries} entries: ${bound.length} bound, ${leftOut.length} left out`],
    list(
      `bound (${bound.length})`,
      bound.map(({ number, name }) => `${number} ${name}`),
    ),
    ...rawReasons(safe),
    ...reasons.map(([reason, some]) => list(`${reason} (${some.length})`, some.map(entryText))),
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** How many calls the safe layers have, and why they lack the others. */
function rawReasons({
  wrapped,
  raw,
  againstRuntime,
}: Coverage["safe"]): readonly (readonly string[])[] {
  return [
    [`safe layer: ${wrapped.length} wrapped, ${raw.length} raw only`],
    ...byReason("raw only", raw),
    ...byReason("raw only in Go and JavaScript", againstRuntime),
  ];
}

function byReason(title: string, calls: readonly RawCall[]): readonly (readonly string[])[] {
  return [...groupBy(calls, ({ reason }) => reason)].map(([reason, some]) => [
    ...fill(`${title} (${some.length}): ${reason.replaceAll("`", "")}`.split(" "), "", "  "),
    ...list(
      "",
      some.map(({ number, name }) => `${number} ${name}`),
    ).slice(1),
  ]);
}

function list(title: string, items: readonly string[]): readonly string[] {
  const punctuated = items.map((item, index) => (index < items.length - 1 ? `${item},` : item));
  return items.length === 0 ? [title] : [title, ...fill(punctuated, "  ")];
}

function entryText({ number, lastNumber, name }: LeftOut): string {
  const numbers = number === lastNumber ? String(number) : `${number}-${lastNumber}`;
  return name === undefined ? numbers : `${numbers} ${name}`;
}
