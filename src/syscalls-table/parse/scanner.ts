import { lineEnd, type Source } from "../text/source.js";

/** A piece of an entry. Offsets count UTF-16 code units from the start of the text. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * - `boundary`: the start of a line that cannot belong to the entry: a digit, `#` or `%` in column 1
 * - `unknown`: a character that the grammar has no use for
 */
export type TokenKind = "word" | "number" | "punctuation" | "unknown" | "boundary" | "end";

/** A comment line met inside an entry. */
export interface InnerComment {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Walks over the text of one entry, forward only. */
export class Scanner {
  /** Where the next token is looked for. */
  offset: number;
  readonly comments: InnerComment[] = [];
  /** The end of the token read last. */
  lastEnd: number;
  #peeked: Token | undefined;

  constructor(
    readonly source: Source,
    offset: number,
  ) {
    this.offset = offset;
    this.lastEnd = offset;
  }

  peek(): Token {
    this.#peeked ??= this.#read();
    return this.#peeked;
  }

  next(): Token {
    const token = this.peek();
    if (token.kind === "end" || token.kind === "boundary") return token;
    this.#peeked = undefined;
    this.offset = token.end;
    this.lastEnd = token.end;
    return token;
  }

  /** A run of anything but white space and braces on the same logical line; undefined at its end. */
  field(): Token | undefined {
    this.#peeked = undefined;
    this.#skipBlanks();
    const start = this.offset;
    const end = skipWhile(this.source.text, start, isFieldCode);
    if (end === start) return undefined;
    this.offset = this.lastEnd = end;
    return { kind: "word", text: this.source.text.slice(start, end), start, end };
  }

  /** Whether the same logical line goes on with a brace. */
  opensBrace(): boolean {
    this.#skipBlanks();
    return this.source.text.charCodeAt(this.offset) === Code.OpenBrace;
  }

  #read(): Token {
    this.#skipSpace();
    const { text } = this.source;
    const start = this.offset;
    const kind = kindOf(text.charCodeAt(start));
    if (kind === "end" || (this.#atLineStart() && startsItem(text.charCodeAt(start)))) {
      return { kind: kind === "end" ? kind : "boundary", text: "", start, end: start };
    }
    let end = start + 1;
    if (kind === "word" || kind === "number") end = skipWhile(text, end, isWordCode);
    else if (text.startsWith("...", start)) end += 2;
    else if (kind === "unknown") end = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
    const dots = end === start + 3 && kind === "unknown";
    return { kind: dots ? "punctuation" : kind, text: text.slice(start, end), start, end };
  }

  /** White space, line ends, continuation lines and whole comment lines. */
  #skipSpace(): void {
    const { text } = this.source;
    let lineIsEmpty = this.#atLineStart();
    for (;;) {
      this.#skipBlanks();
      const here = text.charCodeAt(this.offset);
      if (here === Code.LineFeed) {
        this.offset++;
        lineIsEmpty = true;
      } else if (here === Code.Semicolon && lineIsEmpty && !this.#semicolonIsAlone()) {
        this.#skipComment();
      } else return;
    }
  }

  /** A semicolon that has a line of its own ends a prototype, unless it stands in the first column. */
  #semicolonIsAlone(): boolean {
    if (this.#atLineStart()) return false;
    const behind = this.offset + 1;
    return this.source.text.slice(behind, lineEnd(this.source.text, behind)).trim() === "";
  }

  #skipComment(): void {
    const start = this.offset;
    const end = lineEnd(this.source.text, start);
    this.comments.push({ text: this.source.text.slice(start + 1, end).trimEnd(), start, end });
    this.offset = end;
  }

  /** White space inside a line, and line ends behind a backslash. */
  #skipBlanks(): void {
    const { text } = this.source;
    for (;;) {
      const here = text.charCodeAt(this.offset);
      if (isBlankCode(here)) this.offset++;
      else if (
        here === Code.Backslash &&
        CONTINUATION.test(text.slice(this.offset, this.offset + 3))
      ) {
        this.offset = text.indexOf("\n", this.offset) + 1;
      } else return;
    }
  }

  #atLineStart(): boolean {
    return this.offset === 0 || this.source.text.charCodeAt(this.offset - 1) === Code.LineFeed;
  }
}

const CONTINUATION = /^\\\r?\n/;

/** Code units of ASCII. */
const Code = {
  LineFeed: 0x0a,
  Space: 0x20,
  Hash: 0x23,
  Percent: 0x25,
  Zero: 0x30,
  Nine: 0x39,
  Semicolon: 0x3b,
  UpperA: 0x41,
  UpperZ: 0x5a,
  Backslash: 0x5c,
  Underscore: 0x5f,
  LowerA: 0x61,
  LowerZ: 0x7a,
  OpenBrace: 0x7b,
  CloseBrace: 0x7d,
} as const;

/** The kind of token that a code unit starts; NaN stands for the end of the text. */
function kindOf(code: number): Exclude<TokenKind, "boundary"> {
  if (isDigitCode(code)) return "number";
  if (isWordCode(code)) return "word";
  if (Number.isNaN(code)) return "end";
  return PUNCTUATION.has(code) ? "punctuation" : "unknown";
}

const PUNCTUATION: ReadonlySet<number> = new Set(
  Array.from("{}(),;*[]+-/%", (character) => character.charCodeAt(0)),
);

/** What a line starts with that cannot belong to the entry before it. */
function startsItem(code: number): boolean {
  return isDigitCode(code) || code === Code.Hash || code === Code.Percent;
}

function isDigitCode(code: number): boolean {
  return code >= Code.Zero && code <= Code.Nine;
}

function isWordCode(code: number): boolean {
  return (
    (code >= Code.LowerA && code <= Code.LowerZ) ||
    (code >= Code.UpperA && code <= Code.UpperZ) ||
    code === Code.Underscore ||
    isDigitCode(code)
  );
}

/** Space, tab, vertical tab, form feed and carriage return. */
function isBlankCode(code: number): boolean {
  return code === Code.Space || (code > 0x08 && code < 0x0e && code !== Code.LineFeed);
}

function isFieldCode(code: number): boolean {
  if (isBlankCode(code) || code === Code.LineFeed || Number.isNaN(code)) return false;
  return code !== Code.OpenBrace && code !== Code.CloseBrace && code !== Code.Backslash;
}

function skipWhile(text: string, start: number, accepts: (code: number) => boolean): number {
  let end = start;
  while (accepts(text.charCodeAt(end))) end++;
  return end;
}
