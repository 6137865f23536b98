import type { Call } from "../../src/model/call.js";
import { documentCall, plain, wrap } from "../../src/targets/documentation.js";

const READ: Call = {
  name: "read",
  number: 3,
  audit: "AUE_READ",
  symbols: {
    sys: {
      name: "__sys_read",
      version: "FBSDprivate_1.0",
      binding: "global",
      missingOn: [],
      kind: "stub",
    },
    private: undefined,
    public: undefined,
  },
  returns: { kind: "named", name: "ssize_t" },
  parameters: [
    { name: "fd", type: { kind: "named", name: "int" }, pointee: undefined },
    {
      name: "buf",
      type: { kind: "pointer", to: { kind: "void" } },
      pointee: {
        direction: "out",
        optional: true,
        nulTerminated: false,
        count: { unit: "bytes", expression: { kind: "parameter", name: "nbyte" }, text: "nbyte" },
        resultMayBeNull: false,
        contains: { long: false, pointer: false, timeT: false },
      },
    },
  ],
  variadic: false,
  errorConvention: "errno",
  why: undefined,
  interposed: "cancellation",
  capabilityMode: true,
  inModule: false,
  harmless: false,
  manual: "read(2)",
  summary: undefined,
  since: undefined,
  topic: undefined,
  safe: { kind: "raw", reason: "It is an example." },
};

describe("documentCall", () => {
  test("says number and manual page, pointers, failure and what else matters", () => {
    expect(documentCall(READ)).toEqual({
      summary: undefined,
      heading: "System call 3, read(2).",
      parameters: [{ name: "buf", text: "written, `nbyte` bytes, may be NULL" }],
      errors: "Returns -1 and sets errno on failure.",
      notes: [
        "Allowed in capability mode.",
        "By its plain name it is a cancellation point of libthr; here it is none.",
      ],
    });
  });

  test("leaves out the manual page where there is none", () => {
    expect(documentCall({ ...READ, manual: undefined }).heading).toBe("System call 3.");
  });

  test("gives the reason for an unusual convention, with its code marked", () => {
    const why =
      "MAP_FAILED is (void *)-1: see mmap(2), posix_fadvise(2) and sys_x in sys/kern/x.c.";
    expect(documentCall({ ...READ, interposed: undefined, why }).notes).toEqual([
      "`MAP_FAILED` is `(void *)-1`: see mmap(2), `posix_fadvise(2)` and `sys_x` in `sys/kern/x.c`.",
      "Allowed in capability mode.",
    ]);
  });

  test("says that a pointer which the call stores may be NULL", () => {
    const parameters = READ.parameters.map(({ pointee, ...parameter }) => ({
      ...parameter,
      pointee: pointee && { ...pointee, count: undefined, optional: false, resultMayBeNull: true },
    }));
    expect(documentCall({ ...READ, parameters }).parameters).toEqual([
      { name: "buf", text: "written, what is written may be NULL" },
    ]);
  });

  test("warns of calls that a module brings and that capability mode forbids", () => {
    const call = { ...READ, interposed: undefined, capabilityMode: false, inModule: true };
    expect(documentCall(call).notes).toEqual([
      "Not allowed in capability mode.",
      "May be missing from the kernel until a module provides it.",
    ]);
  });
});

describe("documentCall, for a call that somebody has described,", () => {
  test("starts with the summary and ends with the release", () => {
    const call = { ...READ, summary: "Reads bytes.", interposed: undefined, since: "4.2BSD" };
    expect(documentCall(call)).toMatchObject({
      summary: "Reads bytes.",
      heading: "System call 3, read(2).",
      notes: ["Allowed in capability mode.", "Since 4.2BSD."],
    });
  });

  test.each([
    ["10.3", "FreeBSD 10.3"],
    ["4.4BSD-Lite", "4.4BSD-Lite"],
    ["Version 7 AT&T UNIX", "Version 7 AT&T UNIX"],
  ])("names the release of %s", (since, name) => {
    expect(documentCall({ ...READ, since }).notes.at(-1)).toBe(`Since ${name}.`);
  });
});

test("plain takes the code marks out", () => {
  expect(plain("written, `nbyte` bytes")).toBe("written, nbyte bytes");
});

describe("wrap", () => {
  test("fills lines up to the width", () => {
    expect(wrap("one two three four", 9)).toEqual(["one two", "three", "four"]);
    expect(wrap("one two three four", 8)).toEqual(["one two", "three", "four"]);
    expect(wrap("one two three four", 7)).toEqual(["one two", "three", "four"]);
  });

  test("gives a word that is too long a line of its own", () => {
    expect(wrap("a incomprehensible b", 5)).toEqual(["a", "incomprehensible", "b"]);
  });
});
