import type { LeftOut, Model } from "../model/model.js";
import { groupBy } from "./group.js";
import { fill } from "./layout.js";

/** What became of every entry of a table, in the shape of `libsysgen table coverage --json`. */
export interface Coverage {
  /** How many entries the table has; ranges count as one. */
  readonly entries: number;
  readonly bound: readonly { readonly number: number; readonly name: string }[];
  readonly leftOut: readonly LeftOut[];
}

/** The bound calls of a model and the entries without a binding, both by number. */
export function coverageOf({ calls, leftOut }: Model): Coverage {
  return {
    entries: calls.length + leftOut.length,
    bound: calls.map(({ number, name }) => ({ number, name })),
    leftOut: [...leftOut].sort((a, b) => a.number - b.number),
  };
}

/** Every entry by name or number, those without a binding under their reasons; ends with a line end. */
export function renderCoverage({ entries, bound, leftOut }: Coverage): string {
  const reasons = [...groupBy(leftOut, ({ reason }) => reason)].sort(
    ([a, someA], [b, someB]) => someB.length - someA.length || (a < b ? -1 : 1),
  );
  const sections = [
    [`${entries} entries: ${bound.length} bound, ${leftOut.length} left out`],
    list(
      `bound (${bound.length})`,
      bound.map(({ number, name }) => `${number} ${name}`),
    ),
    ...reasons.map(([reason, some]) => list(`${reason} (${some.length})`, some.map(entryText))),
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function list(title: string, items: readonly string[]): readonly string[] {
  const punctuated = items.map((item, index) => (index < items.length - 1 ? `${item},` : item));
  return items.length === 0 ? [title] : [title, ...fill(punctuated, "  ")];
}

function entryText({ number, lastNumber, name }: LeftOut): string {
  const numbers = number === lastNumber ? String(number) : `${number}-${lastNumber}`;
  return name === undefined ? numbers : `${numbers} ${name}`;
}
