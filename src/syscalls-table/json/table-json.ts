import type { Item, Table } from "../ast.js";

/** The version of the shape below; another number is another shape. */
export const JSON_VERSION = 1;

/** A table as data: the syntax tree without places in a text. See `schema/table.schema.json`. */
export interface TableJson {
  readonly version: typeof JSON_VERSION;
  readonly items: readonly Spanless<Item>[];
}

/** `T` without its spans, at every depth. */
export type Spanless<T> = T extends readonly (infer Element)[]
  ? readonly Spanless<Element>[]
  : T extends object
    ? { readonly [Key in keyof T as Key extends "span" ? never : Key]: Spanless<T[Key]> }
    : T;

/** The table as plain data, ready for `JSON.stringify`. Keys come in the order of the schema. */
export function toJSON(table: Table): TableJson {
  return { version: JSON_VERSION, items: table.items.map((item) => withoutSpans(item)) };
}

/** A copy without the spans, at every depth. */
export function withoutSpans<T>(value: T): Spanless<T> {
  // The compiler cannot follow a mapped type through a recursive copy; the tests compare the two.
  return copy(value) as Spanless<T>;
}

function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== "span");
  return Object.fromEntries(entries.map(([key, each]) => [key, copy(each)]));
}
