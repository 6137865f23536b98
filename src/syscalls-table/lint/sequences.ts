import type { Entry } from "../ast.js";
import type { LintContext } from "./context.js";

/** Entries that a compiler sees one after the other, whichever branch of each `#if` it takes. */
export interface Sequence {
  readonly entries: Entry[];
  /** The last number in front of the `#if` whose later branch this is; -1 at the start of a table. */
  readonly after: number;
}

interface Conditional {
  readonly outer: Sequence;
  readonly after: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Splits a table at its conditionals: the first sequence takes the first branch of every `#if`,
 * each further branch is a sequence of its own. Reports conditionals that do not balance.
 */
export function splitSequences({ table, reporter }: LintContext): readonly Sequence[] {
  let current: Sequence = { entries: [], after: -1 };
  const sequences = [current];
  const open: Conditional[] = [];
  for (const item of table.items) {
    if (item.kind === "entry") current.entries.push(item);
    if (item.kind !== "directive") continue;
    const word = /^\s*(\w+)/.exec(item.text)?.[1] ?? "";
    const { start, end } = item.span;
    const innermost = open.at(-1);
    if (word.startsWith("if")) {
      const after = current.entries.at(-1)?.lastNumber ?? current.after;
      open.push({ outer: current, after, start: start.offset, end: end.offset });
    } else if (word === "endif" || word.startsWith("el")) {
      if (innermost === undefined) {
        reporter.report("ST012", start.offset, end.offset, `\`#${word}\` without an \`#if\``);
      } else if (word === "endif") {
        current = innermost.outer;
        open.pop();
      } else {
        current = { entries: [], after: innermost.after };
        sequences.push(current);
      }
    }
  }
  for (const { start, end } of open) {
    reporter.report("ST012", start, end, "`#if` without an `#endif`");
  }
  return sequences;
}
