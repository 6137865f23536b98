/**
 * A list with its parentheses' insides: in one line, or one item a line where the whole line, from
 * `before` to `after`, would be too long.
 */
export function layOut(
  items: readonly string[],
  before: string,
  after: string,
  indent = "",
): string {
  const line = items.join(", ");
  if (`${indent}${before}${line}${after}`.length <= LINE_WIDTH) return line;
  // A comma behind the last one is what makes `zig fmt` keep one item a line.
  const last = items.at(-1) === "..." ? "" : ",";
  return `\n${indent}    ${items.join(`,\n${indent}    `)}${last}\n${indent}`;
}

/** The limit of the standard library's style; `zig fmt` breaks no lines itself. */
export const LINE_WIDTH = 100;

/** What is left of a line behind the mark of a doc comment. */
export const COMMENT_WIDTH = LINE_WIDTH - "/// ".length;
