import type { Severity, Span } from "syscalls-table";

/**
 * A finding that need not have a place in a text; every `Diagnostic` of `syscalls-table` is one.
 *
 * Codes of the model are `ML` and three digits; a code never changes its meaning.
 */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  /** One sentence without a full stop, as compilers write them. */
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
  readonly file?: string;
  readonly span?: Span;
  /** The line of `span.start`, without its line end. */
  readonly excerpt?: string;
}

/** What a command throws when it cannot go on: the problems are what people see. */
export class LibsysgenError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map((problem) => problem.message).join("\n"));
    this.name = "LibsysgenError";
  }
}
