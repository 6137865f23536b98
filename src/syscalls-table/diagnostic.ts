import type { Span } from "./position.js";

export type Severity = "error" | "warning";

/** One finding about a table, complete enough to be shown without the table. */
export interface Diagnostic {
  /** `ST` and three digits; a code never changes its meaning. */
  readonly code: string;
  readonly severity: Severity;
  /** The name that the text was parsed under; `-` for standard input. */
  readonly file: string;
  readonly span: Span;
  /** One sentence without a full stop, as compilers write them. */
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
  /** The line of `span.start`, without its line end. */
  readonly excerpt: string;
}
