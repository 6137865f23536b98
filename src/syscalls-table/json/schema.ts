/** The part of JSON Schema (draft 2020-12) that the schema of tables is written in. */
export interface Schema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly title?: string;
  readonly description?: string;
  readonly $ref?: string;
  readonly type?: "object" | "array" | "string" | "integer" | "boolean";
  readonly const?: string | number | boolean;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
  readonly items?: Schema;
  readonly minItems?: number;
  /** Objects that differ in the constant of their `kind`. */
  readonly oneOf?: readonly Schema[];
}

/** An object whose properties are all required, save those whose names end in `?`. */
function object(properties: Readonly<Record<string, Schema>>, description?: string): Schema {
  const entries = Object.entries(properties);
  const required = entries.filter(([name]) => !name.endsWith("?")).map(([name]) => name);
  return {
    ...(description === undefined ? {} : { description }),
    type: "object",
    properties: Object.fromEntries(
      entries.map(([name, schema]) => [name.replace("?", ""), schema]),
    ),
    required,
    additionalProperties: false,
  };
}

function array(items: Schema): Schema {
  return { type: "array", items };
}

function ref(name: string): Schema {
  return { $ref: `#/$defs/${name}` };
}

function kind(name: string): Schema {
  return { const: name };
}

const text: Schema = { type: "string" };
const line: Schema = { type: "string", pattern: "^[^\\r\\n]*$" };
const yes: Schema = { const: true };
const truth: Schema = { type: "boolean" };
const systemCallNumber: Schema = { type: "integer", minimum: 0, maximum: 0x7fffffff };
const identifier: Schema = { type: "string", pattern: "^[A-Za-z_][A-Za-z0-9_]*$" };
const annotation: Schema = { type: "string", pattern: "^_[A-Z][A-Za-z0-9_]*$" };

const qualifiers = {
  "const?": yes,
  "volatile?": yes,
  "restrict?": yes,
  "capability?": yes,
  "kernelCapability?": yes,
};

const alternative = object(
  { name: identifier, tag: identifier, returnType: line },
  "The columns behind a name or a prototype: the name of the call, the tag of its argument struct and its return type as written.",
);

/** Describes `TableJson`; published as `schema/table.schema.json`. */
export const tableSchema: Schema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "System call table",
  ...object(
    {
      "$schema?": text,
      version: { const: 1, description: "The version of this shape." },
      items: { ...array(ref("item")), description: "The lines and entries, in their order." },
    },
    "A system call table of the FreeBSD family, as the package syscalls-table writes and reads it.",
  ),
  $defs: {
    item: { oneOf: ["comment", "blank", "directive", "marker", "entry"].map(ref) },
    comment: object(
      { kind: kind("comment"), text: line },
      "What follows the `;` of a comment line.",
    ),
    blank: object({ kind: kind("blank") }),
    directive: object({ kind: kind("directive"), text: line }, "What follows the `#` of its line."),
    marker: object({ kind: kind("marker"), name: identifier }, "A `%%NAME%%` line."),
    entry: object(
      {
        kind: kind("entry"),
        number: systemCallNumber,
        lastNumber: { ...systemCallNumber, description: "Equal to number, save in ranges." },
        audit: { type: "string", pattern: "^[^\\s{}\\\\]+$", description: "AUE_NULL for none." },
        flags: { ...array({ type: "string", pattern: "^[A-Z][A-Z0-9_]*$" }), minItems: 1 },
        body: ref("body"),
      },
      "One number, or a range of them, and what stands there.",
    ),
    body: { oneOf: ["prototypeBody", "nameBody", "bareBody"].map(ref) },
    prototypeBody: object({
      kind: kind("prototype"),
      prototype: ref("prototype"),
      "alternative?": alternative,
    }),
    nameBody: object({
      kind: kind("name"),
      name: identifier,
      "alternative?": alternative,
      "remark?": line,
    }),
    bareBody: object({ kind: kind("bare"), "remark?": line }),
    prototype: object({
      name: identifier,
      returns: ref("type"),
      parameters: array(ref("parameter")),
      variadic: { ...truth, description: "The last parameter is `...`." },
    }),
    parameter: object({
      name: identifier,
      type: ref("type"),
      annotations: array(ref("annotation")),
    }),
    type: {
      oneOf: ["void", "named", "struct", "union", "enum", "pointer", "array", "function"].map(ref),
    },
    void: object({ kind: kind("void"), ...qualifiers }),
    named: object(
      {
        kind: kind("named"),
        name: { type: "string", pattern: "^[A-Za-z_][A-Za-z0-9_]*( [a-z]+)*$" },
        ...qualifiers,
      },
      "A basic type or a typedef.",
    ),
    struct: object({ kind: kind("struct"), tag: identifier, ...qualifiers }),
    union: object({ kind: kind("union"), tag: identifier, ...qualifiers }),
    enum: object({ kind: kind("enum"), tag: identifier, ...qualifiers }),
    pointer: object({ kind: kind("pointer"), to: ref("type"), ...qualifiers }),
    array: object({ kind: kind("array"), of: ref("type"), "length?": line }),
    function: object({
      kind: kind("function"),
      returns: ref("type"),
      parameters: array(ref("type")),
      variadic: truth,
    }),
    annotation: {
      oneOf: ["pointerUse", "outPointer", "contains", "pageRange"].map(ref),
    },
    pointerUse: object(
      {
        kind: kind("pointer"),
        word: annotation,
        direction: { enum: ["in", "out", "inout"] },
        optional: { ...truth, description: "NULL is allowed." },
        nulTerminated: truth,
        "count?": ref("count"),
      },
      "How the call uses what a pointer points to.",
    ),
    outPointer: object(
      { kind: kind("out-pointer"), word: annotation, optional: truth, resultMayBeNull: truth },
      "The call stores a pointer through this one.",
    ),
    contains: object(
      { kind: kind("contains"), word: annotation, long: truth, pointer: truth, timeT: truth },
      "Which types that differ between ABIs lie inside the object.",
    ),
    pageRange: object(
      {
        kind: kind("page-range"),
        word: annotation,
        optional: truth,
        changesMapping: truth,
        count: ref("count"),
      },
      "CheriBSD: the address of whole pages, and their length.",
    ),
    count: object({ unit: { enum: ["elements", "bytes"] }, expression: ref("expression") }),
    expression: {
      oneOf: ["number", "parameterName", "constant", "dereference", "binary"].map(ref),
    },
    number: object({
      kind: kind("number"),
      value: { type: "integer", minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
    }),
    parameterName: object({ kind: kind("parameter"), name: identifier }),
    constant: object({ kind: kind("constant"), name: identifier }),
    dereference: object({ kind: kind("dereference"), of: ref("expression") }),
    binary: object({
      kind: kind("binary"),
      operator: { enum: ["+", "-", "*", "/", "%"] },
      left: ref("expression"),
      right: ref("expression"),
    }),
  },
};
