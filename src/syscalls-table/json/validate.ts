import { suggest } from "../suggest.js";
import type { JsonProblem } from "./result.js";
import type { Schema } from "./schema.js";

/** Deeper values are refused, which bounds every recursion over them. */
const MAX_DEPTH = 100;

/**
 * Checks a value against a schema; the problems come in the order of the value.
 *
 * @param at the JSON Pointer of the value
 */
export function validate(value: unknown, schema: Schema, at = ""): JsonProblem[] {
  const problems: JsonProblem[] = [];
  const report = (path: string, message: string, hint?: string): void => {
    problems.push({ severity: "error", path, message, ...(hint !== undefined && { hint }) });
  };
  check({ root: schema, report }, schema, value, at, 0);
  return problems;
}

interface Context {
  readonly root: Schema;
  readonly report: (path: string, message: string, hint?: string) => void;
}

function check(
  context: Context,
  schema: Schema,
  value: unknown,
  path: string,
  depth: number,
): void {
  if (depth > MAX_DEPTH) {
    context.report(path, `more than ${MAX_DEPTH} levels deep`);
    return;
  }
  const resolved = resolve(context.root, schema);
  if (resolved.oneOf !== undefined) {
    checkKinds(context, resolved.oneOf, value, path, depth);
  } else if (resolved.const !== undefined) {
    if (value !== resolved.const)
      context.report(path, `expected ${JSON.stringify(resolved.const)}`);
  } else if (resolved.enum !== undefined) {
    checkEnum(context, resolved.enum, value, path);
  } else {
    checkType(context, resolved, value, path, depth);
  }
}

function resolve(root: Schema, schema: Schema): Schema {
  const name = schema.$ref?.replace("#/$defs/", "");
  return name === undefined ? schema : (root.$defs?.[name] ?? {});
}

/** Picks the alternative by the constant of its `kind`. */
function checkKinds(
  context: Context,
  alternatives: readonly Schema[],
  value: unknown,
  path: string,
  depth: number,
): void {
  const schemas = alternatives.map((each) => resolve(context.root, each));
  const kinds = schemas.map(({ properties }) => String(properties?.["kind"]?.const));
  if (!isRecord(value)) {
    context.report(path, "expected an object");
    return;
  }
  const chosen = schemas[kinds.indexOf(String(value["kind"]))];
  if (chosen === undefined) checkEnum(context, kinds, value["kind"], `${path}/kind`);
  else check(context, chosen, value, path, depth + 1);
}

function checkEnum(context: Context, words: readonly string[], value: unknown, path: string): void {
  if (typeof value === "string" && words.includes(value)) return;
  const near = typeof value === "string" ? suggest(value, words) : undefined;
  const hint = near === undefined ? undefined : `did you mean "${near}"?`;
  context.report(path, `expected one of ${words.map((word) => `"${word}"`).join(", ")}`, hint);
}

function checkType(
  context: Context,
  schema: Schema,
  value: unknown,
  path: string,
  depth: number,
): void {
  switch (schema.type) {
    case "object":
      if (isRecord(value)) checkProperties(context, schema, value, path, depth);
      else context.report(path, "expected an object");
      return;
    case "array":
      if (!Array.isArray(value)) context.report(path, "expected an array");
      else checkItems(context, schema, value, path, depth);
      return;
    case "string":
      if (typeof value !== "string") context.report(path, "expected a string");
      else if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(value)) {
        context.report(path, `${JSON.stringify(value)} does not match ${schema.pattern}`);
      }
      return;
    case "integer": {
      const { minimum = -Infinity, maximum = Infinity } = schema;
      const fits = typeof value === "number" && value >= minimum && value <= maximum;
      if (!fits || !Number.isInteger(value)) {
        context.report(path, `expected an integer from ${minimum} to ${maximum}`);
      }
      return;
    }
    case "boolean":
      if (typeof value !== "boolean") context.report(path, "expected true or false");
      return;
    case undefined:
      return;
  }
}

function checkProperties(
  context: Context,
  schema: Schema,
  value: Readonly<Record<string, unknown>>,
  path: string,
  depth: number,
): void {
  const { properties = {}, required = [] } = schema;
  for (const name of required) {
    if (!Object.hasOwn(value, name)) context.report(path, `"${name}" is missing`);
  }
  for (const [name, each] of Object.entries(value)) {
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const at = `${path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (known !== undefined) {
      check(context, known, each, at, depth + 1);
    } else if (schema.additionalProperties === false) {
      const near = suggest(name, Object.keys(properties));
      const hint = near === undefined ? undefined : `did you mean "${near}"?`;
      context.report(at, `unknown property "${name}"`, hint);
    }
  }
}

function checkItems(
  context: Context,
  { items, minItems = 0 }: Schema,
  value: readonly unknown[],
  path: string,
  depth: number,
): void {
  if (value.length < minItems) context.report(path, `expected at least ${minItems} elements`);
  for (const [index, each] of value.entries()) {
    check(context, items ?? {}, each, `${path}/${index}`, depth + 1);
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
