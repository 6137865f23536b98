import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { format, fromJSON, parse, tableSchema, toJSON } from "syscalls-table";

const text = readFileSync("syscalls.master", "utf8");
const { table } = parse(text, "syscalls.master");
const published = "src/syscalls-table/schema/table.schema.json";

function entry(body: object): object {
  const columns = { number: 0, lastNumber: 0, audit: "AUE_NULL", flags: ["STD"] };
  return { version: 1, items: [{ kind: "entry", ...columns, body }] };
}

function prototype(parameter: object): object {
  const int = { kind: "named", name: "int" };
  const parameters = [{ name: "x", type: int, annotations: [], ...parameter }];
  return entry({
    kind: "prototype",
    prototype: { name: "a", returns: int, parameters, variadic: false },
  });
}

test("one entry as data", () => {
  const source =
    "3\tAUE_READ\tSTD {\n\t\tint a(\n\t\t    _In_reads_(2) const int *x\n\t\t);\n\t}\n";
  expect(toJSON(parse(source, "t").table)).toEqual({
    version: 1,
    items: [
      {
        kind: "entry",
        number: 3,
        lastNumber: 3,
        audit: "AUE_READ",
        flags: ["STD"],
        body: {
          kind: "prototype",
          prototype: {
            name: "a",
            returns: { kind: "named", name: "int" },
            parameters: [
              {
                name: "x",
                type: { kind: "pointer", to: { kind: "named", name: "int", const: true } },
                annotations: [
                  {
                    kind: "pointer",
                    word: "_In_reads_",
                    direction: "in",
                    optional: false,
                    nulTerminated: false,
                    count: { unit: "elements", expression: { kind: "number", value: 2 } },
                  },
                ],
              },
            ],
            variadic: false,
          },
        },
      },
    ],
  });
});

test("the bundled table goes to JSON and back", () => {
  const result = fromJSON(JSON.stringify(toJSON(table)));
  expect(result.problems).toEqual([]);
  expect(result.table).toEqual(table);
});

test("the published schema is the one in the code (schema/write.mjs writes it)", () => {
  expect(JSON.parse(readFileSync(published, "utf8"))).toEqual(
    JSON.parse(JSON.stringify(tableSchema)),
  );
});

describe("a validator of JSON Schema agrees with fromJSON", () => {
  const validator = new Ajv2020({ strictRequired: true }).compile(
    JSON.parse(readFileSync(published, "utf8")) as object,
  );
  const documents: readonly (readonly [string, unknown, boolean])[] = [
    ["the bundled table", toJSON(table), true],
    ["no items", { version: 1, items: [] }, true],
    ["a schema named in the document", { $schema: "x", version: 1, items: [] }, true],
    ["an entry", prototype({}), true],
    ["another version", { version: 2, items: [] }, false],
    ["no version", { items: [] }, false],
    ["an unknown kind of item", { version: 1, items: [{ kind: "comments" }] }, false],
    ["a line end in a comment", { version: 1, items: [{ kind: "comment", text: "a\nb" }] }, false],
    ["an unknown property", { version: 1, items: [], entries: [] }, false],
    ["a name that is no identifier", entry({ kind: "name", name: "a b" }), false],
    ["a qualifier that is false", prototype({ type: { kind: "void", const: false } }), false],
    ["a parameter without a type", prototype({ type: undefined }), false],
    ["not an object", [], false],
    ["nothing", null, false],
  ];
  test.each(documents)("%s", (_name, document, valid) => {
    expect(validator(document)).toBe(valid);
    expect(fromJSON(document).table !== undefined).toBe(valid);
  });
});

test.each([
  ["{", "", "no JSON: "],
  [
    '{"version": 2, "items": []}',
    "/version",
    "version 2 is not known; this reader knows version 1",
  ],
  ['{"version": 1, "itmes": []}', "", '"items" is missing'],
])("%s is refused with a place", (document, path, message) => {
  const { table: none, problems } = fromJSON(document);
  expect(none).toBeUndefined();
  expect(problems[0]).toMatchObject({ severity: "error", path });
  expect(problems[0]?.message).toContain(message);
});

test("a misspelt property gets a suggestion", () => {
  const { problems } = fromJSON({ version: 1, items: [], itmes: [] });
  expect(problems).toEqual([
    {
      severity: "error",
      path: "/itmes",
      message: 'unknown property "itmes"',
      hint: 'did you mean "items"?',
    },
  ]);
});

test.each([
  ["a keyword as a name", prototype({ name: "const" })],
  ["a type of words that make none", prototype({ type: { kind: "named", name: "long char" } })],
  ["a void parameter", prototype({ type: { kind: "void" } })],
])("what no table can hold is refused: %s", (_name, document) => {
  expect(fromJSON(document)).toMatchObject({ table: undefined, problems: [{ path: "/items/0" }] });
});

test("a value of any depth is refused rather than followed", () => {
  let type: object = { kind: "named", name: "int" };
  for (let level = 0; level < 50_000; level++) type = { kind: "pointer", to: type };
  expect(fromJSON(prototype({ type })).problems[0]?.message).toBe("more than 100 levels deep");
});

describe("the JSON of FreeBSD's generator", () => {
  const document = {
    structs: ["stat"],
    syscalls: [
      {
        ...{ num: 3, name: "", alias: "", audit: "AUE_NULL", flags: ["RESERVED"] },
        ...{ rettype: "int", cap: "0", args: [] },
      },
      {
        ...{ num: 0, name: "syscall", alias: "syscall", audit: "AUE_NULL" },
        ...{
          flags: ["NOPROTO", "SYSMUX"],
          rettype: "int",
          args: [{ type: "int", name: "number" }],
        },
      },
      {
        ...{
          num: 1,
          name: "read",
          audit: "AUE_READ",
          flags: ["CAPENABLED", "STD"],
          rettype: "int",
        },
        args: [
          { type: "int", name: "fd" },
          { type: "void *", name: "buf", annotation: "_Out_writes_bytes_(nbyte)" },
          { type: "size_t", name: "nbyte" },
        ],
      },
      { ...{ num: 2, name: "", audit: "AUE_NULL", flags: ["RESERVED"], args: [] } },
      {
        ...{ num: 4, name: "lkmnosys", altname: "lkmnosys", alttag: "nosys_args", rettype: "int" },
        ...{ audit: "AUE_NULL", flags: ["NODEF", "NOTSTATIC"], args: [] },
      },
      { ...{ num: 5, name: "execv", audit: "AUE_NULL", flags: ["OBSOL"], args: [] } },
      {
        ...{ num: 6, name: "semctl", audit: "AUE_SEMCTL", flags: ["COMPAT7", "NOSTD"], args: [] },
      },
    ],
  };

  test("becomes a table", () => {
    const result = fromJSON(document);
    expect(result.table && format(result.table)).toBe(
      [
        "0\tAUE_NULL\tSYSMUX {",
        "\t\tint syscall(",
        "\t\t    int number,",
        "\t\t    ...",
        "\t\t);",
        "\t}",
        "1\tAUE_READ\tSTD|CAPENABLED {",
        "\t\tint read(",
        "\t\t    int fd,",
        "\t\t    _Out_writes_bytes_(nbyte) void *buf,",
        "\t\t    size_t nbyte",
        "\t\t);",
        "\t}",
        "2-3\tAUE_NULL\tRESERVED",
        "4\tAUE_NULL\tNODEF|NOTSTATIC\tlkmnosys lkmnosys nosys_args int",
        "5\tAUE_NULL\tOBSOL\texecv",
        "6\tAUE_SEMCTL\tCOMPAT7|NOSTD {",
        "\t\tint semctl(void);",
        "\t}",
        "",
      ].join("\n"),
    );
  });

  test("is not trusted with return types", () => {
    expect(fromJSON(document).problems).toEqual([
      {
        severity: "warning",
        path: "/syscalls",
        message: "the return types are not reliable: this form has `int` where the table says more",
        hint: "take them from the table itself",
      },
    ]);
  });

  test("is refused where it makes no table", () => {
    const broken = {
      syscalls: [{ ...document.syscalls[2], args: [{ type: "struct", name: "x" }] }],
    };
    expect(fromJSON(broken)).toMatchObject({
      table: undefined,
      problems: [{ severity: "error", path: "/syscalls" }],
    });
    expect(fromJSON({ syscalls: [{ num: "0" }] }).problems.map(({ path }) => path)).toContain(
      "/syscalls/0/num",
    );
  });
});
