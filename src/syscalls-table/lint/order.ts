import type { Entry } from "../ast.js";
import { columnsOf, isBroken, type LintContext } from "./context.js";
import { lookUpFlag } from "../flags.js";
import type { Sequence } from "./sequences.js";

/** The numbers of each sequence ascend by one, and only placeholders span several of them. */
export function checkOrder(context: LintContext, sequences: readonly Sequence[]): void {
  for (const entry of context.entries) checkRange(context, entry);
  for (const sequence of sequences) checkSequence(context, sequence);
}

function checkRange(context: LintContext, entry: Entry): void {
  if (entry.number === entry.lastNumber) return;
  if (entry.flags.some((flag) => lookUpFlag(flag)?.kind === "empty")) return;
  const { start, end } = columnsOf(context, entry).number;
  const message = `${entry.flags.join("|")} does not take a range`;
  const hint = "only RESERVED and UNIMPL entries span several numbers";
  context.reporter.report("ST114", start, end, message, hint);
}

/** Numbers from the first to the last, both included. */
interface Range {
  readonly from: number;
  readonly to: number;
}

interface Kept {
  readonly entry: Entry;
  readonly index: number;
}

function checkSequence(context: LintContext, { entries, after }: Sequence): void {
  const kept = longestAscending(entries);
  const inPlace = new Set(kept.map(({ index }) => index));
  const lines = new Map(kept.map(({ entry }) => [entry.number, entry.span.start.line]));
  const explained = new Set<number>();
  const misplaced: Range[] = [];
  for (const [index, entry] of entries.entries()) {
    if (inPlace.has(index)) continue;
    reportMisplaced(context, entry, fittingNumber(kept, index, after), lines, explained);
    if (!lines.has(entry.number)) lines.set(entry.number, entry.span.start.line);
    misplaced.push({ from: entry.number, to: entry.lastNumber });
  }
  const present = [...misplaced, ...[...explained].map((at) => ({ from: at, to: at }))];
  reportGaps(context, kept, after, present);
}

/** The longest subsequence of strictly ascending numbers: what is not in it stands out of order. */
function longestAscending(entries: readonly Entry[]): readonly Kept[] {
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [index, { number }] of entries.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const tail = entries[tails[middle] ?? -1];
      if (tail !== undefined && tail.number < number) low = middle + 1;
      else high = middle;
    }
    previous.push(tails[low - 1] ?? -1);
    // Of two equal numbers the first one stays.
    if (entries[tails[low] ?? -1]?.number !== number) tails[low] = index;
  }
  const kept: Kept[] = [];
  for (let index = tails.at(-1) ?? -1; index !== -1; index = previous[index] ?? -1) {
    const entry = entries[index];
    if (entry !== undefined) kept.push({ entry, index });
  }
  return kept.reverse();
}

/** The number that would fit at `index`, where exactly one does. */
function fittingNumber(kept: readonly Kept[], index: number, after: number): number | undefined {
  let low = 0;
  let high = kept.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((kept[middle]?.index ?? Infinity) < index) low = middle + 1;
    else high = middle;
  }
  const before = kept[low - 1]?.entry.lastNumber ?? after;
  const behind = kept[low]?.entry.number;
  return behind === undefined || behind === before + 2 ? before + 1 : undefined;
}

function reportMisplaced(
  context: LintContext,
  entry: Entry,
  fitting: number | undefined,
  lines: ReadonlyMap<number, number>,
  explained: Set<number>,
): void {
  const { start, end } = columnsOf(context, entry).number;
  const twin = lines.get(entry.number);
  const fits = fitting !== undefined && !explained.has(fitting) && !lines.has(fitting);
  const hint = fits ? `the number that is missing here is ${fitting}` : undefined;
  if (fits) explained.add(fitting);
  if (twin !== undefined) {
    const message = `number ${entry.number} is taken by line ${twin}`;
    const unused = "no number is used twice; new calls go to the end of the table";
    context.reporter.report("ST112", start, end, message, hint ?? unused);
  } else {
    const message = `number ${entry.number} is out of order`;
    context.reporter.report("ST110", start, end, message, hint ?? "entries ascend by number");
  }
}

/** @param present numbers that stand somewhere else, so that their absence is no finding of its own */
function reportGaps(
  context: LintContext,
  kept: readonly Kept[],
  after: number,
  present: readonly Range[],
): void {
  const sorted = present.toSorted((a, b) => a.from - b.from);
  let next = 0;
  let last = after;
  let lastEnd = 0;
  for (const { entry } of kept) {
    if (entry.number <= last) reportOverlap(context, entry, last);
    const missing: Range[] = [];
    for (let from = last + 1; from < entry.number;) {
      while ((sorted[next]?.to ?? Infinity) < from) next++;
      const known = sorted[next] ?? { from: Infinity, to: Infinity };
      const to = Math.min(entry.number, known.from) - 1;
      if (from <= to) missing.push({ from, to });
      from = Math.max(from, Math.min(entry.number, known.to + 1));
    }
    const { start, end } = entry.span;
    // Between the two may stand an entry that could not be read.
    const unread = isBroken(context, lastEnd, start.offset);
    if (missing.length > 0 && !unread) reportGap(context, entry, missing);
    last = Math.max(last, entry.lastNumber);
    lastEnd = end.offset;
  }
}

function reportOverlap(context: LintContext, entry: Entry, last: number): void {
  const { start, end } = columnsOf(context, entry).number;
  const message = `number ${entry.number} lies in the range before, which ends at ${last}`;
  context.reporter.report("ST112", start, end, message);
}

function reportGap(context: LintContext, entry: Entry, missing: readonly Range[]): void {
  const { start, end } = columnsOf(context, entry).number;
  const shown = missing
    .slice(0, 3)
    .map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`));
  const more = missing.length > shown.length ? " and more" : "";
  const many = shown.length > 1 || missing.some(({ from, to }) => from < to);
  const message = `${many ? "numbers" : "number"} ${shown.join(", ")}${more} ${many ? "are" : "is"} missing`;
  const hint = `a placeholder fills a gap: \`${shown[0] ?? ""} AUE_NULL RESERVED\``;
  context.reporter.report("ST111", start, end, message, hint);
}
