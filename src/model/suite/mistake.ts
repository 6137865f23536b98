import type { Fault } from "../data/fault.js";

/**
 * Thrown by what reads a point, and caught where a point begins: a point with a mistake is a fault
 * and nothing more. `path` starts at what was being read.
 */
export class Mistake extends Error {
  constructor(
    readonly code: SuiteCode,
    message: string,
    readonly path: Fault["path"] = [],
    readonly hint?: string,
  ) {
    super(message);
  }

  /** The same mistake, of something around what was being read. */
  under(...path: Fault["path"]): Mistake {
    return new Mistake(this.code, this.message, [...path, ...this.path], this.hint);
  }
}

/** Explained at `Fault`. */
export type SuiteCode =
  | "DA030"
  | "DA031"
  | "DA032"
  | "DA033"
  | "DA034"
  | "DA035"
  | "DA036"
  | "DA037"
  | "DA038"
  | "DA039"
  | "DA040";

/** What `read` gives; its mistakes are those of a part that the path leads to. */
export function within<T>(path: Fault["path"], read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof Mistake ? error.under(...path) : error;
  }
}
