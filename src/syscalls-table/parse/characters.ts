import type { Reporter } from "../text/reporter.js";
import type { Decoded } from "../text/utf8.js";

/** Reports bytes that are no UTF-8, once for a line. */
export function reportBytes({ invalid }: Decoded, reporter: Reporter): void {
  for (const { first, more } of byLine(invalid, reporter)) {
    const { start, end, bytes, byteOffset } = first;
    const shown = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
    const what = `${bytes.length === 1 ? "byte" : "bytes"} ${shown} at offset ${byteOffset} of the file`;
    const hint = "save the file as UTF-8; the table itself needs no more than ASCII";
    reporter.report("ST001", start, end, `invalid UTF-8: ${what}${more}`, hint);
  }
}

/** The first finding of each line, with words for how many follow on the line. */
function byLine<T extends { readonly start: number }>(
  found: readonly T[],
  { source }: Reporter,
): readonly { readonly first: T; readonly more: string }[] {
  const lines = new Map<number, { readonly first: T; count: number }>();
  for (const each of found) {
    const { line } = source.position(each.start);
    const entry = lines.get(line);
    if (entry === undefined) lines.set(line, { first: each, count: 1 });
    else entry.count++;
  }
  return [...lines.values()].map(({ first, count }) => ({
    first,
    more: count === 1 ? "" : `, and ${count - 1} more on this line`,
  }));
}

/** Reports what is wrong with characters and line ends wherever they stand, comments included. */
export function reportCharacters(reporter: Reporter): void {
  const { text } = reporter.source;
  if (text.startsWith("\uFEFF")) {
    reporter.report("ST003", 0, 1, "the file starts with a byte order mark", "save without it");
  }
  const zeros: { readonly start: number }[] = [];
  for (let at = text.indexOf("\0"); at !== -1; at = text.indexOf("\0", at + 1)) {
    zeros.push({ start: at });
  }
  for (const { first, more } of byLine(zeros, reporter)) {
    reporter.report("ST002", first.start, first.start + 1, `NUL byte${more}`);
  }
  const carriage = text.indexOf("\r");
  if (carriage !== -1) {
    const atLineEnd = text[carriage + 1] === "\n";
    reporter.report(
      "ST004",
      carriage,
      carriage + 1,
      atLineEnd ? "lines end with CR LF" : "carriage return inside a line",
      "end lines with LF alone",
    );
  }
  if (text !== "" && !text.endsWith("\n")) {
    reporter.report("ST005", text.length, text.length, "no newline at the end of the file");
  }
}
