import type { Entry, Table } from "../ast.js";
import type { DialectRules } from "../dialect.js";
import type { Reporter } from "../text/reporter.js";

/** What every rule works on. */
export interface LintContext {
  readonly table: Table;
  readonly entries: readonly Entry[];
  readonly rules: DialectRules;
  readonly reporter: Reporter;
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
  const { text } = reporter.source;
  const number = columnAfter(text, entry.span.start.offset);
  const audit = columnAfter(text, number.end);
  return { number, audit, flags: columnAfter(text, audit.end) };
}

const GAP = /(?:[ \t\r\f\v]|\\\r?\n)*/y;
const COLUMN = /[^ \t\r\f\v\n{}\\]*/y;

function columnAfter(text: string, offset: number): Column {
  GAP.lastIndex = offset;
  const start = offset + (GAP.exec(text)?.[0].length ?? 0);
  COLUMN.lastIndex = start;
  return { start, end: start + (COLUMN.exec(text)?.[0].length ?? 0) };
}

/** The offsets of the last `word` in a piece of the text that ends with it or has it near its end. */
export function lastWord(text: string, from: number, to: number, word: string): Column {
  const found = text.slice(from, to).lastIndexOf(word);
  return found === -1
    ? { start: from, end: to }
    : { start: from + found, end: from + found + word.length };
}
