import type { Node } from "jsonc-parser";
import { z } from "zod";
import { nearest } from "../../model/nearest.js";

/** The keys and indices that lead to a value. */
export type JsonPath = readonly (string | number)[];

/**
 * The codes of faults in JSON files; a code never changes its meaning.
 *
 * JS001 no JSON, JS002 a key twice, JS003 an unknown key, JS004 a value out of the set, JS005 a value
 * of the wrong type, JS006 something empty, JS007 a value of the wrong form, JS008 a missing key
 */
export type JsonCode =
  "JS001" | "JS002" | "JS003" | "JS004" | "JS005" | "JS006" | "JS007" | "JS008";

/** One fault of a value; `key` is the name in it that is meant, if one is. */
export interface DescribedIssue {
  readonly code: JsonCode;
  readonly key?: string;
  readonly message: string;
  readonly hint?: string;
}

/**
 * An issue of zod in our words, with what was probably meant.
 *
 * @param node what is at the path; undefined if nothing is
 */
export function describeIssue(
  issue: z.core.$ZodIssue,
  path: JsonPath,
  node: Node | undefined,
  schema: z.ZodType,
): readonly DescribedIssue[] {
  const what = nameOf(path);
  const expected = schemaAt(z.toJSONSchema(schema), path);
  if (node === undefined) {
    const hint = expected?.enum?.join(", ") ?? expected?.description;
    return [{ code: "JS008", message: `${what} is missing`, ...withHint(hint) }];
  }
  if (issue.code === "unrecognized_keys") {
    const known = Object.keys(expected?.properties ?? {});
    return issue.keys.map((key) => ({
      code: "JS003",
      key,
      message: `unknown key ${quoted(key)}${path.length === 0 ? "" : ` in ${what}`}`,
      hint: suggestion(key, known),
    }));
  }
  if (issue.code === "invalid_value") {
    const value: unknown = node.value;
    const hint = suggestion(typeof value === "string" ? value : "", issue.values.map(String));
    return [{ code: "JS004", message: `${what} cannot be ${JSON.stringify(value)}`, hint }];
  }
  if (issue.code === "invalid_type") {
    return [
      {
        code: "JS005",
        message: `${what} must be ${kindName(issue.expected)}, not ${kindName(node.type)}`,
      },
    ];
  }
  if (issue.code === "too_small") return [{ code: "JS006", message: `${what} must not be empty` }];
  return [
    { code: "JS007", message: `${what} has the wrong form`, ...withHint(expected?.description) },
  ];
}

function withHint(hint: string | undefined): { readonly hint?: string } {
  return hint === undefined ? {} : { hint };
}

/** `"targets"."go"."archs"`, and for an item of a list `an item of "only"`. */
function nameOf(path: JsonPath): string {
  const last = path.at(-1);
  if (last === undefined) return "the file";
  if (typeof last === "number") return `an item of ${nameOf(path.slice(0, -1))}`;
  return path
    .filter((step) => typeof step === "string")
    .map(quoted)
    .join(".");
}

type Schema = z.core.JSONSchema.BaseSchema;

/** The part of a schema that describes the value at a path. */
function schemaAt(
  schema: z.core.JSONSchema._JSONSchema | undefined,
  path: JsonPath,
): Schema | undefined {
  if (typeof schema !== "object") return undefined;
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  const inner = typeof step === "string" ? schema.properties?.[step] : schema.items;
  return schemaAt(Array.isArray(inner) ? undefined : (inner ?? schema.additionalProperties), rest);
}

function suggestion(word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  return meant === undefined
    ? `there are ${known.map(quoted).join(", ")}`
    : `did you mean ${quoted(meant)}?`;
}

/** A type, in the words of zod or of the JSON parser. */
function kindName(type: string): string {
  switch (type) {
    case "array":
      return "a list";
    case "object":
    case "record":
      return "an object";
    case "boolean":
      return "true or false";
    case "null":
      return "null";
    default:
      return `a ${type}`;
  }
}

function quoted(word: string): string {
  return `"${word}"`;
}
