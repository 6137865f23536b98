import type { Source } from "../text/source.js";

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

const WORD = /[A-Za-z_][A-Za-z0-9_]*/y;
const NUMBER = /[0-9][A-Za-z0-9_]*/y;
const FIELD = /[^ \t\r\f\v\n{}\\]+/y;
const PUNCTUATION = "{}(),;*[]+-/%";

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
    const text = match(FIELD, this.source.text, this.offset);
    if (text === undefined) return undefined;
    const start = this.offset;
    this.offset = this.lastEnd = start + text.length;
    return { kind: "word", text, start, end: this.offset };
  }

  /** Whether the same logical line goes on with a brace. */
  opensBrace(): boolean {
    this.#skipBlanks();
    return this.source.text[this.offset] === "{";
  }

  #read(): Token {
    this.#skipSpace();
    const { text } = this.source;
    const start = this.offset;
    const first = text[start];
    if (first === undefined) return { kind: "end", text: "", start, end: start };
    if (this.#atLineStart() && /[0-9#%]/.test(first)) {
      return { kind: "boundary", text: first, start, end: start };
    }
    const word = match(WORD, text, start);
    if (word !== undefined) return { kind: "word", text: word, start, end: start + word.length };
    const number = match(NUMBER, text, start);
    if (number !== undefined) {
      return { kind: "number", text: number, start, end: start + number.length };
    }
    if (text.startsWith("...", start)) {
      return { kind: "punctuation", text: "...", start, end: start + 3 };
    }
    const kind = PUNCTUATION.includes(first) ? "punctuation" : "unknown";
    return { kind, text: first, start, end: start + 1 };
  }

  /** White space, line ends, continuation lines and whole comment lines. */
  #skipSpace(): void {
    const { text } = this.source;
    for (;;) {
      this.#skipBlanks();
      const here = text[this.offset];
      if (here === "\n") this.offset++;
      else if (here === ";" && this.#atLineStart()) this.#skipComment();
      else return;
    }
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
      const here = text[this.offset];
      if (here === " " || here === "\t" || here === "\r" || here === "\f" || here === "\v") {
        this.offset++;
      } else if (here === "\\" && /\r|\n/.test(text[this.offset + 1] ?? "")) {
        this.offset += text[this.offset + 1] === "\r" && text[this.offset + 2] === "\n" ? 3 : 2;
      } else {
        return;
      }
    }
  }

  #atLineStart(): boolean {
    return this.offset === 0 || this.source.text[this.offset - 1] === "\n";
  }
}

/** The offset of the line end behind `offset`: of its CR where it has one. */
export function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf("\n", offset);
  const end = newline === -1 ? text.length : newline;
  return end > offset && text[end - 1] === "\r" ? end - 1 : end;
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
