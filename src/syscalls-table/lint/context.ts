import type { Entry, Table } from "../ast.js";
import type { Diagnostic } from "../diagnostic.js";
import type { DialectRules } from "../dialect.js";
import { Scanner } from "../parse/scanner.js";
import type { Reporter } from "../text/reporter.js";

/** What every rule works on. */
export interface LintContext {
  readonly table: Table;
  readonly entries: readonly Entry[];
  readonly rules: DialectRules;
  readonly reporter: Reporter;
  /** What the parser found, in the order of the text. */
  readonly broken: readonly Diagnostic[];
}

/** Whether the parser found something that starts in the range, which may explain a later finding. */
export function isBroken({ broken }: LintContext, from: number, to: number): boolean {
  let low = 0;
  let high = broken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((broken[middle]?.span.start.offset ?? Infinity) < from) low = middle + 1;
    else high = middle;
  }
  return (broken[low]?.span.start.offset ?? Infinity) < to;
}

/** Offsets of one column of an entry's first line. */
export interface Column {
  readonly start: number;
  readonly end: number;
}

/** Where the number, the audit event and the flags of an entry stand. */
export function columnsOf(
  { reporter }: LintContext,
  entry: Entry,
): { readonly number: Column; readonly audit: Column; readonly flags: Column } {
  const scanner = new Scanner(reporter.source, entry.span.start.offset);
  const next = (): Column => scanner.field() ?? { start: scanner.lastEnd, end: scanner.lastEnd };
  return { number: next(), audit: next(), flags: next() };
}

/** The offsets of the last `word` in a piece of the text that ends with it or has it near its end. */
export function lastWord(text: string, from: number, to: number, word: string): Column {
  const found = text.slice(from, to).lastIndexOf(word);
  return found === -1
    ? { start: from, end: to }
    : { start: from + found, end: from + found + word.length };
}
