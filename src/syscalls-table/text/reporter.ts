import type { Diagnostic } from "../diagnostic.js";
import { catalogue, type Code } from "../diagnostics.js";
import type { Source } from "./source.js";

/** Gathers the findings about one source. */
export class Reporter {
  readonly #found: Diagnostic[] = [];

  constructor(readonly source: Source) {}

  report(code: Code, start: number, end: number, message: string, hint?: string): void {
    this.#found.push({
      code,
      severity: catalogue[code].severity,
      file: this.source.file,
      span: this.source.span(start, end),
      message,
      ...(hint === undefined ? {} : { hint }),
      excerpt: this.source.excerpt(start),
    });
  }

  /** Everything reported so far, in the order of the text; a new array. */
  diagnostics(): Diagnostic[] {
    return this.#found.toSorted(
      (a, b) => a.span.start.offset - b.span.start.offset || (a.code < b.code ? -1 : 1),
    );
  }
}
