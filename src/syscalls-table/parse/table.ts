import type { Diagnostic } from "../diagnostic.js";
import type { Item, Table } from "../ast.js";
import { Reporter } from "../text/reporter.js";
import { lineEnd, Source } from "../text/source.js";
import { decodeUtf8 } from "../text/utf8.js";
import { reportBytes, reportCharacters } from "./characters.js";
import { parseEntry } from "./entry.js";

/** A table and what was found while reading it. */
export interface ParseResult {
  /** Everything that could be read; entries with an error are missing. */
  readonly table: Table;
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a table. Never throws: whatever the input, the result is a table and the list of what could
 * not be read, each with its place.
 *
 * @param text UTF-8 bytes, or a text already decoded
 * @param file the name for diagnostics; `-` for standard input
 */
export function parse(text: string | Uint8Array, file: string): ParseResult {
  const { table, reporter } = parseWith(text, file);
  return { table, diagnostics: reporter.diagnostics() };
}

/** As `parse`, with the reporter open for more. */
export function parseWith(
  text: string | Uint8Array,
  file: string,
): { readonly table: Table; readonly reporter: Reporter } {
  const decoded = typeof text === "string" ? { text, invalid: [] } : decodeUtf8(text);
  const reporter = new Reporter(new Source(decoded.text, file));
  reportBytes(decoded, reporter);
  reportCharacters(reporter);
  return { table: { items: parseItems(reporter) }, reporter };
}

function parseItems(reporter: Reporter): Item[] {
  const { text } = reporter.source;
  const items: Item[] = [];
  let offset = text.startsWith("\uFEFF") ? 1 : 0;
  while (offset < text.length) {
    const { added, end } = parseLine(reporter, offset);
    for (const item of added) items.push(item);
    offset = end;
  }
  return items;
}

/** What one line, or the entry that starts on it, gives; and where the next one starts. */
interface Step {
  readonly added: readonly Item[];
  readonly end: number;
}

function parseLine(reporter: Reporter, start: number): Step {
  const { source } = reporter;
  const end = lineEnd(source.text, start);
  const line = source.text.slice(start, end);
  const next = nextLine(source.text, end);
  const span = source.span(start, end);
  const first = line.trimStart();
  if (first === "") return { added: [{ kind: "blank", span }], end: next };
  if (first.startsWith(";")) {
    return { added: [{ kind: "comment", text: first.slice(1).trimEnd(), span }], end: next };
  }
  // The line that version control filled in stands first and has no semicolon in old tables.
  if (start === 0 && /^\s*\$FreeBSD.*\$\s*$/.test(line)) {
    return { added: [{ kind: "comment", text: ` ${first.trimEnd()}`, span }], end: next };
  }
  if (line.startsWith("#")) {
    return { added: [{ kind: "directive", text: line.slice(1).trimEnd(), span }], end: next };
  }
  if (line.startsWith("%%")) {
    const name = /^%%(\w+)%%\s*$/.exec(line)?.[1];
    if (name !== undefined) return { added: [{ kind: "marker", name, span }], end: next };
    reporter.report("ST011", start, end, "malformed marker", "write it as `%%NAME%%`");
    return { added: [], end: next };
  }
  if (/^[0-9]/.test(line)) return parseEntryAt(reporter, start);
  return reportStray(reporter, start, line);
}

function parseEntryAt(reporter: Reporter, start: number): Step {
  const { items, end, failed } = parseEntry(reporter, start);
  const { text } = reporter.source;
  return { added: items, end: failed ? resynchronise(text, end) : nextLine(text, end) };
}

/** A run of stray lines is one mistake. */
function reportStray(reporter: Reporter, start: number, line: string): Step {
  const { text } = reporter.source;
  const indent = line.length - line.trimStart().length;
  const hint = /^\s+[0-9]+(-[0-9]+)?\s+\S/.test(line)
    ? "entries start in the first column"
    : indent > 0
      ? "the first line of an entry, which starts with its number, is missing or broken"
      : "comments start with `;`, entries with their number";
  reporter.report(
    "ST010",
    start + indent,
    start + line.trimEnd().length,
    "neither a comment nor an entry",
    hint,
  );
  return { added: [], end: resynchronise(text, nextLine(text, start)) };
}

/** The start of the first line from `offset` on that can start an item again. */
function resynchronise(text: string, offset: number): number {
  let at = offset === 0 || text[offset - 1] === "\n" ? offset : nextLine(text, offset);
  while (at < text.length && !/[0-9;#%]/.test(text[at] ?? "")) at = nextLine(text, at);
  return at;
}

function nextLine(text: string, offset: number): number {
  const newline = text.indexOf("\n", offset);
  return newline === -1 ? text.length : newline + 1;
}
