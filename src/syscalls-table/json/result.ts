import type { Table } from "../ast.js";

/** Something in a JSON document that is not as it should be. */
export interface JsonProblem {
  /** Warnings do not keep a table from being made. */
  readonly severity: "error" | "warning";
  /** A JSON Pointer (RFC 6901); empty for the document as a whole. */
  readonly path: string;
  /** One sentence without a full stop. */
  readonly message: string;
  readonly hint?: string;
}

/** What came of a JSON document. */
export interface FromJsonResult {
  /** Its spans are places in `format(table)`. Absent where a problem is an error. */
  readonly table: Table | undefined;
  readonly problems: readonly JsonProblem[];
}
