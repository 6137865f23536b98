import type { Position, Span } from "../position.js";

/** A text with its name, which turns offsets into positions. */
export class Source {
  /** Offsets of the first character of each line. */
  readonly #lineStarts: readonly number[];
  /** The line found last: most lookups ask for the same one again. */
  #lastLine = 0;
  #excerpt: { readonly line: number; readonly text: string } | undefined;

  constructor(
    readonly text: string,
    readonly file: string,
  ) {
    this.#lineStarts = findLineStarts(text);
  }

  position(offset: number): Position {
    const line = this.#lineOf(offset);
    return { offset, line: line + 1, column: offset - this.#start(line) + 1 };
  }

  span(start: number, end: number): Span {
    return { start: this.position(start), end: this.position(end) };
  }

  /** The line that holds `offset`, without its line end. */
  excerpt(offset: number): string {
    const line = this.#lineOf(offset);
    // Findings about one line share its text, however long it is.
    if (this.#excerpt?.line !== line) {
      const start = this.#start(line);
      this.#excerpt = { line, text: this.text.slice(start, lineEnd(this.text, start)) };
    }
    return this.#excerpt.text;
  }

  #lineOf(offset: number): number {
    const last = this.#lastLine;
    if (offset >= this.#start(last) && offset < this.#start(last + 1)) return last;
    let low = 0;
    let high = this.#lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#start(middle) <= offset) low = middle;
      else high = middle;
    }
    this.#lastLine = low;
    return low;
  }

  #start(line: number): number {
    return this.#lineStarts[line] ?? Infinity;
  }
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** The offset of the line end behind `offset`, of its CR where it is CR LF; else of the end of the text. */
export function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf("\n", offset);
  if (newline === -1) return text.length;
  return newline > offset && text[newline - 1] === "\r" ? newline - 1 : newline;
}
