import type { Position, Span } from "../position.js";

/** A text with its name, which turns offsets into positions. */
export class Source {
  /** Offsets of the first character of each line. */
  readonly #lineStarts: readonly number[];
  /** The line found last: most lookups ask for the same one again. */
  #lastLine = 0;

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

  column(offset: number): number {
    return offset - this.#start(this.#lineOf(offset)) + 1;
  }

  /** The line that holds `offset`, without its line end. */
  excerpt(offset: number): string {
    const line = this.#lineOf(offset);
    return this.text.slice(this.#start(line), this.#lineStarts[line + 1]).replace(/\r?\n$/, "");
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
