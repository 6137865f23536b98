import type { Item } from "../ast.js";
import { formatItem } from "../format.js";
import { lineEnd } from "../text/source.js";
import { isBroken, type LintContext } from "./context.js";

/** White space is that of the canonical layout, where the family of tables has that. */
export function checkLayout(context: LintContext): void {
  if (!context.rules.canonical) return;
  for (const item of context.table.items) {
    const { start, end } = item.span;
    // What the parser found there may be the reason of the difference.
    if (!isBroken(context, start.offset, end.offset)) checkItem(context, item);
  }
}

function checkItem({ reporter }: LintContext, item: Item): void {
  const { text } = reporter.source;
  let start = item.span.start.offset;
  for (const expected of formatItem(item).split("\n").slice(0, -1)) {
    const end = lineEnd(text, start);
    const found = text.slice(start, end);
    if (found !== expected) {
      reportDifference(reporter, start, found, expected);
      return;
    }
    start = text.indexOf("\n", start) + 1;
  }
}

function reportDifference(
  reporter: LintContext["reporter"],
  lineStart: number,
  found: string,
  expected: string,
): void {
  let column = 0;
  while (column < found.length && found[column] === expected[column]) column++;
  const start = lineStart + column;
  const width = /^[ \t\r\f\v]+/.exec(found.slice(column))?.[0].length ?? 1;
  const end = Math.min(start + width, lineStart + found.length);
  const message = `layout: expected ${describe(expected, column)}, found ${describe(found, column)}`;
  reporter.report("ST401", start, Math.max(start, end), message, "`format` mends it");
}

/** What stands at a column, in words where it is white space. */
function describe(line: string, column: number): string {
  const rest = line.slice(column);
  if (rest === "") return "the end of the line";
  const space = /^( +|\t+|[\r\f\v])/.exec(rest)?.[0];
  if (space === undefined) return `\`${/^(\w+|.)/u.exec(rest)?.[0] ?? ""}\``;
  const names: Readonly<Record<string, string>> = { " ": "space", "\t": "tab" };
  const name = names[space[0] ?? ""] ?? "control character";
  return space.length === 1 ? `a ${name}` : `${space.length} ${name}s`;
}
