/** Rows as lines with an indent of two, each column as wide as its widest cell but for the last. */
export function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows.reduce<readonly number[]>(
    (widest, row) =>
      Array.from({ length: Math.max(widest.length, row.length) }, (_, index) =>
        Math.max(widest[index] ?? 0, index < row.length - 1 ? (row[index]?.length ?? 0) : 0),
      ),
    [],
  );
  return rows.map((row) => {
    const cells = row.map((cell, index) => cell.padEnd(widths[index] ?? 0));
    return `  ${cells.join("  ")}`.trimEnd();
  });
}

/** Items with spaces between them, in lines of at most `width`; breaks between items alone. */
export function fill(
  items: readonly string[],
  indent: string,
  hanging = indent,
  width = 100,
): readonly string[] {
  const lines: string[] = [];
  let line = indent;
  let empty = true;
  for (const item of items) {
    if (!empty && line.length + 1 + item.length > width) {
      lines.push(line);
      line = hanging;
      empty = true;
    }
    line += empty ? item : ` ${item}`;
    empty = false;
  }
  return [...lines, line];
}
