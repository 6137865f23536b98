/**
 * - `breaking`: bindings or programs made from the old table stop working, or do something else
 * - `addition`: there is more than before
 * - `cosmetic`: bindings made from either table are the same machine code
 */
export type ChangeClass = "breaking" | "addition" | "cosmetic";

export type ChangeKind =
  | "removed"
  | "renamed"
  | "number-moved"
  | "became-compat"
  | "parameter-count"
  | "parameter-type"
  | "return-type"
  | "variadic"
  | "flag-lost"
  | "flag-gained"
  | "added"
  | "parameter-name"
  | "type-spelling"
  | "signedness"
  | "annotation"
  | "audit"
  | "placeholder"
  | "text";

/** One difference between two tables. */
export interface Change {
  readonly class: ChangeClass;
  readonly kind: ChangeKind;
  /** The call, by its name in the old table where it has one there; empty where there is no call. */
  readonly name: string;
  /** The number in the newer of the tables that has it; -1 for the table as a whole. */
  readonly number: number;
  /** The flag, where the difference is one. */
  readonly flag?: string;
  /** One sentence without a full stop, which does not repeat name and number. */
  readonly message: string;
  /** What the two tables say, where one piece of text tells it. */
  readonly before?: string;
  readonly after?: string;
}

/** The differences, in the order of the numbers within each class. */
export interface TableDiff {
  readonly breaking: readonly Change[];
  readonly additions: readonly Change[];
  readonly cosmetic: readonly Change[];
}
