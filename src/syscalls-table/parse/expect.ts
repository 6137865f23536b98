import type { Reporter } from "../text/reporter.js";
import type { Scanner } from "./scanner.js";

/** Takes the punctuation; reports and gives false where something else stands. */
export function expect(reporter: Reporter, scanner: Scanner, punctuation: string): boolean {
  if (scanner.peek().text === punctuation) {
    scanner.next();
    return true;
  }
  fail(reporter, scanner, `\`${punctuation}\``, "missing");
  return false;
}

/** Reports that the next token is not the one expected, in the words that fit it best. */
export function fail(
  reporter: Reporter,
  scanner: Scanner,
  expected: string,
  kind: "missing" | "unexpected",
  hint?: string,
): void {
  const token = scanner.peek();
  const end = scanner.lastEnd;
  if (token.kind === "end" || token.kind === "boundary") {
    const where = token.kind === "end" ? "the file ends" : whatStarts(scanner, token.start);
    const message = `unterminated entry: expected ${expected}, but ${where}`;
    reporter.report("ST201", end, end, message, "close the entry with `}`");
  } else if (token.kind === "unknown") {
    const shown = token.text.replace(/[^\x20-\x7e]/gu, codePointName);
    const message = `expected ${expected}, found the character \`${shown}\``;
    reporter.report("ST006", token.start, token.end, message);
  } else {
    const message = `expected ${expected}, found \`${token.text}\``;
    const code = kind === "missing" ? "ST202" : "ST204";
    reporter.report(code, token.start, token.end, message, hint);
  }
}

function whatStarts({ source }: Scanner, offset: number): string {
  const { line } = source.position(offset);
  const first = source.text[offset] ?? "";
  return /[0-9]/.test(first)
    ? `the next entry starts on line ${line}`
    : `line ${line} starts with \`${first}\``;
}

function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
