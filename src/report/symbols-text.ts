import type { Listing } from "../elf/listing.js";

/** One line for each symbol: name and version, number, size, offset, type and binding. */
export function renderSymbols(listings: readonly Listing[]): string {
  const several = listings.length > 1;
  return listings
    .map(({ file, symbols }) => {
      const rows = symbols.map(({ binding, name, number, offset, size, type, version }) => [
        name + version,
        number === undefined ? "-" : String(number),
        String(size),
        offset === undefined ? "-" : `0x${offset.toString(16)}`,
        binding === "global" ? type : `${type}, ${binding}`,
      ]);
      const table = [["symbol", "number", "size", "offset", "type"], ...rows];
      return `${several ? `${file}:\n` : ""}${aligned(table)}`;
    })
    .join("\n");
}

/** The first column to the left, the numbers to the right, the last one as it is. */
function aligned(rows: readonly (readonly string[])[]): string {
  const columns = rows[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, column) =>
    rows.reduce((width, row) => Math.max(width, row[column]?.length ?? 0), 0),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => {
        if (column === columns - 1) return cell;
        const width = widths[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join("  "),
  );
  return `${lines.join("\n")}\n`;
}
