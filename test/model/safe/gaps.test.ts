import type { CallFacts } from "../../../src/model/facts.js";
import type { Problem } from "../../../src/model/error.js";
import { buildWith, facts } from "../../support/models.js";
import { formText } from "./forms.js";

describe("ML008: what nobody has reviewed is an error", () => {
  test.each([
    [
      "a buffer, and a result that may be how much of it is filled",
      "ssize_t grab(int fd, _Out_writes_bytes_(len) void *buf, size_t len);",
      "what the result says about buf",
      `{ "calls": { "grab": { "safe": { "result": { "length": "buf", "unit": "bytes" } } } } }`,
    ],
    [
      "a slice of structs, likewise",
      "int grab(_Out_writes_(n) struct timespec *list, int n);",
      "what the result says about list",
      `"result": { "length": "list"`,
    ],
    [
      "memory of no known length",
      "int grab(int op, _Inout_ void *data);",
      "how much memory data points to",
      `"parameters": { "data": "address" }, "unsafe": "…"`,
    ],
    [
      "a string that comes back, of no known length",
      "int grab(_Out_z_ char *name);",
      "how much memory name points to",
      `"parameters": { "name": "address" }`,
    ],
    [
      "a length that has to be computed",
      "int grab(size_t len, _Out_writes_bytes_(len/PAGE_SIZE) char *vec);",
      "who sees to it that vec has len/PAGE_SIZE bytes",
      `"unsafe": "…"`,
    ],
    [
      "an array of strings",
      "int grab(_In_z_ char **argv);",
      "how argv is made: it leads to pointers",
      `"raw": "…"`,
    ],
    [
      "an array of buffers, which may be read or written",
      "int grab(_In_reads_(n) const struct iovec *iov, int n);",
      "what iov points to",
      `"parameters": { "iov": { "vectors": "in" } }`,
    ],
    [
      "arguments without a type",
      "int grab(int number, ...);",
      "what its further arguments are",
      `"raw"`,
    ],
  ])("%s", (_, prototype, unknown, hint) => {
    const { problems, model } = build(prototype, { errors: "errno" });
    expect(lines(problems)).toContain(
      `t.master:2:3: error ML008 the safe form of grab is not reviewed: it is not known ${unknown}`,
    );
    expect(problems[0]?.hint).toContain(hint);
    expect(problems[0]?.excerpt).toContain("grab(");
    expect(model.calls).toEqual([]);
  });

  test("what the hint says is enough", () => {
    const prototype = "ssize_t grab(int fd, _Out_writes_bytes_(len) void *buf, size_t len);";
    const record: CallFacts = {
      errors: "errno",
      safe: { result: { length: "buf", unit: "bytes" }, parameters: { fd: "descriptor" } },
    };
    expect(formOf(prototype, record)).toBe(
      "(fd: descriptor, out buf: bytes) -> length of buf in bytes; raw(fd, &buf, bytes in buf)",
    );
  });

  test("a record that does not fit its parameter", () => {
    const record: CallFacts = { errors: "errno", safe: { parameters: { n: "returned" } } };
    expect(lines(build("int grab(int n);", record).problems)).toEqual([
      "t.master:2:3: error ML008 the safe form of grab is not reviewed: it is not known what n is: its record does not fit an integer",
    ]);
  });
});

describe("without a record", () => {
  test("integers, strings and structs need none", () => {
    const prototype =
      "int grab(_In_z_ const char *path, int n, _In_ const struct timespec *in, _Out_ struct timespec *out);";
    expect(formOf(prototype, { errors: "errno" })).toBe(
      "(path: string, n: int, in in: struct timespec) -> int + out: struct timespec; raw(&path, n, &in, &out)",
    );
  });

  test("a pointer without an annotation leaves the call raw", () => {
    expect(formOf("int grab(char *data);", { errors: "errno" })).toBe(
      "raw: The table does not say what the call does with `data`.",
    );
  });

  test("a struct that nobody has measured leaves the call raw", () => {
    expect(formOf("int grab(_Out_ struct wombat *w);", { errors: "errno" })).toBe(
      "raw: The layout of `struct wombat` is not known.",
    );
  });

  test("addresses inside a struct make the wrapper unsafe", () => {
    const prototype = "int grab(_In_ _Contains_ptr_ const struct timespec *request);";
    const [call] = build(prototype, { errors: "errno" }).model.calls;
    expect(call?.safe).toMatchObject({ unsafe: "The kernel follows the addresses in `request`." });
  });
});

test("ML009 warns of a record for a parameter that there is not", () => {
  const safe = { result: { string: "name" }, parameters: { df: "descriptor" } } as const;
  const { problems, model } = build("int grab(int fd);", { errors: "errno", safe });
  expect(lines(problems)).toEqual([
    "t.master:2:3: warning ML009 the record of grab says how df is safe, which is no parameter of it",
    "t.master:2:3: warning ML009 the record of grab says how name is safe, which is no parameter of it",
  ]);
  expect(problems[0]?.hint).toBe("its parameters are fd");
  expect(model.calls.map(({ safe: form }) => formText(form))).toEqual([
    "(fd: int) -> int; raw(fd)",
  ]);
});

function formOf(prototype: string, record: CallFacts): string {
  const { model, problems } = build(prototype, record);
  const [call] = model.calls;
  if (call === undefined) throw new Error(lines(problems).join("\n"));
  return formText(call.safe);
}

function build(prototype: string, record: CallFacts): ReturnType<typeof buildWith> {
  const text = `0\tAUE_NULL\tSTD {\n\t\t${prototype}\n\t}\n`;
  return buildWith(text, { ...facts, calls: { grab: record } });
}

function lines(problems: readonly Problem[]): readonly string[] {
  return problems.map(
    ({ file, span, severity, code, message }) =>
      `${file ?? ""}:${span?.start.line ?? 0}:${span?.start.column ?? 0}: ${severity} ${code} ${message}`,
  );
}
