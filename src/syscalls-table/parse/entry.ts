import type { Alternative, CommentLine, Entry, EntryBody, Item } from "../ast.js";
import { lookUpFlag } from "../flags.js";
import type { Reporter } from "../text/reporter.js";
import { parsePrototype } from "./prototype.js";
import { lineEnd } from "../text/source.js";
import { Scanner, type Token } from "./scanner.js";

export interface EntryResult {
  /** The comments that stood inside the entry, then the entry itself where it could be read. */
  readonly items: readonly Item[];
  /** The offset where reading stopped. */
  readonly end: number;
  readonly failed: boolean;
}

/** The flags of entries that need no prototype and no name. */
const BARE = ["RESERVED", "UNIMPL"];

/** Reads the entry whose number stands at `start`. */
export function parseEntry(reporter: Reporter, start: number): EntryResult {
  const scanner = new Scanner(reporter.source, start);
  const entry = readEntry(reporter, scanner, start);
  const items: Item[] = scanner.comments.map(({ text, start, end }): CommentLine => {
    reporter.report(
      "ST209",
      start,
      end,
      "comment inside an entry",
      "comments stand in front of the entry",
    );
    return { kind: "comment", text, span: reporter.source.span(start, end) };
  });
  if (entry !== undefined) items.push(entry);
  return { items, end: scanner.offset, failed: entry === undefined };
}

function readEntry(reporter: Reporter, scanner: Scanner, start: number): Entry | undefined {
  const numbers = readNumbers(reporter, scanner);
  if (numbers === undefined) return undefined;
  const audit = readColumn(reporter, scanner, "an audit event", "`AUE_NULL` stands for none");
  if (audit === undefined) return undefined;
  if (lookUpFlag(audit.text.split("|")[0] ?? "") !== undefined) {
    const message = `the audit event is missing in front of \`${audit.text}\``;
    reporter.report("ST102", audit.start, audit.end, message, "`AUE_NULL` stands for none");
    return undefined;
  }
  const flagColumn = readColumn(
    reporter,
    scanner,
    "the flags",
    "the columns are: number, audit event, flags, prototype or name",
  );
  if (flagColumn === undefined) return undefined;
  const flags = readFlags(reporter, flagColumn);
  const body = flags === undefined ? undefined : readBody(reporter, scanner, flags, flagColumn);
  if (flags === undefined || body === undefined) return undefined;
  const span = reporter.source.span(start, scanner.lastEnd);
  return { kind: "entry", ...numbers, audit: audit.text, flags, body, span };
}

function readNumbers(
  reporter: Reporter,
  scanner: Scanner,
): { readonly number: number; readonly lastNumber: number } | undefined {
  const field = scanner.field();
  if (field === undefined) return undefined;
  const [, first, last] = /^([0-9]+)(?:-([0-9]+))?$/.exec(field.text) ?? [];
  const number = Number(first);
  const lastNumber = last === undefined ? number : Number(last);
  if (first === undefined || !Number.isSafeInteger(lastNumber) || lastNumber > MAX_NUMBER) {
    const hint = "write `281`, or `281-288` for a range";
    reporter.report("ST101", field.start, field.end, `malformed number \`${field.text}\``, hint);
    return undefined;
  }
  if (last !== undefined && lastNumber <= number) {
    const message = `range \`${field.text}\` does not ascend`;
    const hint =
      lastNumber === number ? `write \`${number}\` alone` : "the smaller number comes first";
    reporter.report("ST101", field.start, field.end, message, hint);
    return undefined;
  }
  return { number, lastNumber };
}

/** System call numbers are `int` in the kernel. */
const MAX_NUMBER = 0x7fffffff;

function readColumn(
  reporter: Reporter,
  scanner: Scanner,
  what: string,
  hint: string,
): Token | undefined {
  const end = scanner.lastEnd;
  const field = scanner.field();
  if (field === undefined) reporter.report("ST102", end, end, `${what} is missing`, hint);
  return field;
}

function readFlags(reporter: Reporter, column: Token): string[] | undefined {
  const flags = column.text.split("|");
  const wrong = flags.find((flag) => !/^[A-Z][A-Z0-9_]*$/.test(flag));
  if (wrong === undefined) return flags;
  reporter.report(
    "ST103",
    column.start,
    column.end,
    wrong === "" ? "empty flag" : `malformed flag \`${wrong}\``,
    "flags are capital letters and digits, joined by `|` without spaces: `STD|CAPENABLED`",
  );
  return undefined;
}

function readBody(
  reporter: Reporter,
  scanner: Scanner,
  flags: readonly string[],
  flagColumn: Token,
): EntryBody | undefined {
  const name = scanner.field();
  if (name !== undefined) return readNameBody(reporter, scanner, flags, name);
  if (scanner.opensBrace()) {
    const prototype = parsePrototype(reporter, scanner);
    if (prototype === undefined) return undefined;
    const alternative = readAlternative(reporter, scanner);
    if (alternative === "malformed") return undefined;
    return { kind: "prototype", prototype, ...(alternative && { alternative }) };
  }
  if (flags.some((flag) => BARE.includes(flag))) return { kind: "bare" };
  reporter.report(
    "ST104",
    flagColumn.start,
    flagColumn.end,
    `${flags.join("|")} needs a prototype or a name`,
    "open the prototype with `{` on the same line",
  );
  return undefined;
}

function readNameBody(
  reporter: Reporter,
  scanner: Scanner,
  flags: readonly string[],
  name: Token,
): EntryBody | undefined {
  if (flags.some((flag) => BARE.includes(flag) || flag === "OBSOL")) {
    return readRemembered(reporter, scanner, name);
  }
  if (!IDENTIFIER.test(name.text)) {
    const hint = "a prototype opens with `{`";
    reporter.report("ST204", name.start, name.end, `expected \`{\` or a name`, hint);
    return undefined;
  }
  const alternative = readAlternative(reporter, scanner);
  if (alternative === "malformed") return undefined;
  return { kind: "name", name: name.text, ...(alternative && { alternative }) };
}

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The rest of the line is free text, which starts with the name of the call where it had one. */
function readRemembered(reporter: Reporter, scanner: Scanner, first: Token): EntryBody {
  const { text } = reporter.source;
  const rest = text.slice(first.start, lineEnd(text, first.start)).trimEnd();
  scanner.offset = scanner.lastEnd = first.start + rest.length;
  const name = first.text.replace(/;$/, "");
  if (!IDENTIFIER.test(name)) return { kind: "bare", remark: rest };
  if (name !== first.text) {
    const at = first.end - 1;
    reporter.report("ST203", at, first.end, "surplus `;` behind the name", "remove it");
  }
  const remark = rest.slice(first.text.length).trim();
  return { kind: "name", name, ...(remark !== "" && { remark }) };
}

/** The three columns that may follow on the line; undefined where nothing follows. */
function readAlternative(
  reporter: Reporter,
  scanner: Scanner,
): Alternative | undefined | "malformed" {
  const fields: Token[] = [];
  for (let field = scanner.field(); field !== undefined; field = scanner.field()) {
    fields.push(field);
  }
  const [name, tag, ...words] = fields;
  if (name === undefined) return undefined;
  const only = fields.every(({ text }) => /^[;,]+$/.test(text));
  if (only) {
    reporter.report("ST203", name.start, scanner.lastEnd, `surplus \`${name.text}\``);
    return undefined;
  }
  const wellFormed = fields.every(({ text }) => /^\**[A-Za-z_][A-Za-z0-9_]*\**$|^\*+$/.test(text));
  if (tag === undefined || words.length === 0 || !wellFormed) {
    reporter.report(
      "ST105",
      name.start,
      scanner.lastEnd,
      "malformed columns at the end of the entry",
      "three words or none: name, argument struct, return type",
    );
    return "malformed";
  }
  return { name: name.text, tag: tag.text, returnType: words.map(({ text }) => text).join(" ") };
}
