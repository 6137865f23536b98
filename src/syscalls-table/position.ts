/** A place in a text: all three count from the start of the file. */
export interface Position {
  /** UTF-16 code units from the start of the text, from 0. */
  readonly offset: number;
  /** From 1. */
  readonly line: number;
  /** UTF-16 code units from the start of the line, from 1; a tab counts as one. */
  readonly column: number;
}

/** The half-open range `start` to `end` of a text. */
export interface Span {
  readonly start: Position;
  readonly end: Position;
}
