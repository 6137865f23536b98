import type { Diagnostic } from "../diagnostic.js";
import { catalogue, type Code } from "../diagnostics.js";
import type { Source } from "./source.js";

const DAMAGE: readonly Code[] = ["ST001", "ST002"];

/** Gathers the findings about one source. */
export class Reporter {
  readonly #found: Diagnostic[] = [];
  /** Lines whose bytes are damaged: what else seems wrong with them follows from that. */
  readonly #damaged = new Set<number>();

  constructor(readonly source: Source) {}

  report(code: Code, start: number, end: number, message: string, hint?: string): void {
    const span = this.source.span(start, end);
    const damage = DAMAGE.includes(code);
    if (this.#damaged.has(span.start.line) && !damage) return;
    if (damage) this.#damaged.add(span.start.line);
    this.#found.push({
      code,
      severity: catalogue[code].severity,
      file: this.source.file,
      span,
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
