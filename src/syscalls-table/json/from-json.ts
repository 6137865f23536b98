import type { Table } from "../ast.js";
import { format } from "../format.js";
import { parse } from "../parse/table.js";
import type { Span } from "../position.js";
import type { FromJsonResult, JsonProblem } from "./result.js";
import { tableSchema } from "./schema.js";
import { toJSON, withoutSpans, type TableJson } from "./table-json.js";
import { readUpstream } from "./upstream.js";
import { isRecord, validate } from "./validate.js";

/**
 * Makes a table of what `toJSON` gives, or of what the generator in FreeBSD's source tree writes
 * (`syscall_json.lua`, recognised by its `syscalls`). Never throws.
 *
 * The latter lacks comments and directives, and calls every return type `int` where the table has no
 * column for it; a warning says so.
 *
 * @param json the text of a document, or the value that `JSON.parse` made of it
 */
export function fromJSON(json: unknown): FromJsonResult {
  const { value, problem } = typeof json === "string" ? parseJson(json) : { value: json };
  if (problem !== undefined) return { table: undefined, problems: [problem] };
  if (isRecord(value) && Object.hasOwn(value, "syscalls")) return readUpstream(value);
  if (isRecord(value) && typeof value["version"] === "number" && value["version"] !== 1) {
    const message = `version ${value["version"]} is not known; this reader knows version 1`;
    return failure({ severity: "error", path: "/version", message });
  }
  const problems = validate(value, tableSchema);
  if (problems.length > 0) return { table: undefined, problems };
  // The schema describes exactly `TableJson`, and has just been checked.
  return place(value as TableJson);
}

function parseJson(text: string): { readonly value?: unknown; readonly problem?: JsonProblem } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { problem: { severity: "error", path: "", message: `no JSON: ${message}` } };
  }
}

function failure(problem: JsonProblem): FromJsonResult {
  return { table: undefined, problems: [problem] };
}

const NOWHERE: Span = {
  start: { offset: 0, line: 1, column: 1 },
  end: { offset: 0, line: 1, column: 1 },
};

/**
 * Gives the items their places in the canonical text, by writing and reading it. What does not come
 * back as it went is nothing that a table can hold: a type called `const`, say.
 */
function place(json: TableJson): FromJsonResult {
  const text = format({ items: withSpans(json.items) });
  const { table } = parse(text, "");
  const back = toJSON(table).items;
  const changed = json.items.findIndex((item, index) => canonical(item) !== canonical(back[index]));
  if (changed === -1 && back.length === json.items.length) return { table, problems: [] };
  const path = `/items/${Math.max(changed, 0)}`;
  const message = "this item means something else when it is written as a table";
  const hint = "a name or type may be a word with a meaning of its own, or a size out of place";
  return failure({ severity: "error", path, message, hint });
}

function withSpans(items: TableJson["items"]): Table["items"] {
  // Adds the one property that the type of the result has and that of the argument lacks.
  return addSpans(items) as Table["items"];
}

function addSpans(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(addSpans);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, addSpans(each)] as const);
  return { ...Object.fromEntries(entries), span: NOWHERE };
}

/** Equal for values that differ in the order of their keys alone. */
function canonical(value: unknown): string {
  return JSON.stringify(withoutSpans(value), (_key, each: unknown) =>
    isRecord(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
