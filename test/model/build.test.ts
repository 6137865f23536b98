import type { Problem } from "../../src/model/error.js";
import type { Facts } from "../../src/model/facts.js";
import { buildWith, bundledModel, facts } from "../support/models.js";

describe("the bundled table", () => {
  const model = bundledModel();

  test("has 407 calls with a binding", () => {
    expect(model.calls).toHaveLength(407);
  });

  test("has them in the order of their numbers", () => {
    const numbers = model.calls.map(({ number }) => number);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect([numbers.at(0), numbers.at(-1)]).toEqual([0, 598]);
  });

  test("leaves out what has no stub, and says why", () => {
    const counts = new Map<string, number>();
    for (const { cause } of model.leftOut)
      counts.set(cause.kind, (counts.get(cause.kind) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({
      compatibility: 85,
      "no-definition": 10,
      "no-stub": 1,
      obsolete: 38,
      reserved: 21,
    });
  });

  test("resolves recvfrom", () => {
    const call = model.calls.find(({ name }) => name === "recvfrom");
    expect(call).toMatchObject({
      number: 29,
      audit: "AUE_RECVFROM",
      variadic: false,
      errorConvention: "errno",
      interposed: "cancellation",
      capabilityMode: true,
      inModule: false,
      harmless: false,
      manual: "recvfrom(2)",
    });
    expect(call?.parameters.map(({ name, pointee }) => [name, pointee?.count?.text])).toEqual([
      ["s", undefined],
      ["buf", "len"],
      ["len", undefined],
      ["flags", undefined],
      ["from", "*fromlenaddr"],
      ["fromlenaddr", undefined],
    ]);
    expect(call?.parameters[4]?.pointee).toMatchObject({ direction: "out", optional: true });
  });

  test("names the typedefs, the structs and the union behind its pointers", () => {
    const names = model.aggregates.map(({ kind, name }) => `${kind} ${name}`);
    expect(names).toContain("typedef sigset_t");
    expect(names).toContain("struct stat");
    expect(names).toContain("union semun");
    expect(names).not.toContain("typedef caddr_t");
    expect([...model.pointerTypes.keys()]).toEqual(["caddr_t"]);
  });
});

describe("problems", () => {
  test.each([
    [
      "ML001: a call without a record, with the name that was meant",
      call("int raed(int fd);"),
      {},
      "t.master:2:3: ML001 nothing is known about how raed reports errors",
      /^did you mean read\? If not, .*--overlay.*"raed"/,
    ],
    [
      "ML001 for a name that every object has",
      call("int constructor(int fd);"),
      {},
      "t.master:2:3: ML001 nothing is known about how constructor reports errors",
      /--overlay/,
    ],
    [
      "ML002: an unknown type, with the name that was meant",
      call("int read(ssize_r fd);"),
      {},
      "t.master:2:12: ML002 unknown type ssize_r",
      /^did you mean ssize_t\?/,
    ],
    [
      "ML002 for an unknown type behind pointers",
      call("int read(_In_ const wombat_t * const *w);"),
      {},
      "t.master:2:12: ML002 unknown type wombat_t",
      /^describe it in an overlay file/,
    ],
    [
      "ML002 for a type that no call can take",
      call("int read(double fd);"),
      {},
      "t.master:2:12: ML002 unknown type double",
      /overlay/,
    ],
    [
      "ML002 for a result",
      call("toString read(void);"),
      {},
      "t.master:2:3: ML002 unknown type toString",
      /overlay/,
    ],
    [
      "ML003: a struct by value",
      call("int read(struct stat sb);"),
      {},
      "t.master:2:12: ML003 the call passes struct stat by value",
      /use a pointer/,
    ],
    [
      "ML003 for a typedef of a struct",
      call("int read(sigset_t set);"),
      {},
      "t.master:2:12: ML003 the call passes sigset_t by value",
      /use a pointer/,
    ],
    [
      "ML003 for a union that is returned",
      call("union semun read(int fd);"),
      {},
      "t.master:2:3: ML003 the call returns union semun by value",
      /use a pointer/,
    ],
    [
      "ML005: one name for two native calls",
      `${call("int close(int fd);")}1\tAUE_NULL\tSTD {\n\t\tint close(int fd);\n\t}\n`,
      {},
      "t.master:4:1: ML005 close is the name of two native calls, 0 and 1",
      /COMPAT/,
    ],
    [
      "ML006: a pointer that fails with a plain -1",
      call("void *read(int fd);"),
      {},
      "t.master:2:3: ML006 the error convention errno does not fit read: the call returns a pointer",
      /record/,
    ],
    [
      "ML006: an error number from a call that returns nothing",
      call("void read(int fd);"),
      { read: { errors: "errno-value" } },
      "t.master:2:3: ML006 the error convention errno-value does not fit read: the call returns nothing",
      /record/,
    ],
    [
      "ML006: MAP_FAILED from a call that returns a number",
      call("int shmat(int fd);"),
      {},
      "t.master:2:3: ML006 the error convention errno-pointer does not fit shmat: the call returns no pointer",
      /record/,
    ],
    [
      "ML006: NORETURN in the table and another convention in the record",
      call("void getpid(int rval);", "STD|NORETURN"),
      {},
      "t.master:2:3: ML006 the error convention never-fails does not fit getpid: the table says NORETURN",
      /record/,
    ],
  ] as const)("%s", (_, table, calls, expected, hint) => {
    const { problems, model } = buildWith(table, withCalls(calls));
    expect(problems.map(lineOf)).toEqual([expected]);
    expect(problems[0]?.severity).toBe("error");
    expect(problems[0]?.hint).toMatch(hint);
    expect(problems[0]?.excerpt).toBe(table.split("\n")[Number(/:(\d+)/.exec(expected)?.[1]) - 1]);
    // The call itself is not in the model; in the case of two of one name, the first is.
    expect(model.calls.length).toBeLessThan(2);
  });

  test("all of them in one run", () => {
    const table = call("foo_t raed(struct stat sb, bar_t b);");
    const { problems } = buildWith(table, facts);
    expect(problems.map(({ code }) => code)).toEqual(["ML001", "ML002", "ML003", "ML002"]);
  });

  test("none in calls that have no binding", () => {
    const { problems, model } = buildWith(call("foo_t raed(struct stat sb);", "COMPAT11"), facts);
    expect(problems).toEqual([]);
    expect(model.leftOut.map(({ name }) => name)).toEqual(["raed"]);
  });
});

describe("tables of older releases", () => {
  test("name their calls behind the prototype", () => {
    const table = "1\tAUE_EXIT\tSTD\t{ void sys_sys_exit(int rval); } exit sys_exit_args void\n";
    const { model, problems } = buildWith(table, facts);
    expect(problems).toEqual([]);
    expect(model.calls.map(({ name }) => name)).toEqual(["exit"]);
  });

  test("have a yield without a flag, and no stub for it either", () => {
    const { model } = buildWith("321\tAUE_NULL\tSTD\t{ int yield(void); }\n", facts);
    expect(model.calls).toEqual([]);
    expect(model.leftOut).toMatchObject([{ name: "yield", cause: { kind: "no-stub" } }]);
  });
});

/** Entry 0 of a table, with its prototype alone on line 2. */
function call(prototype: string, flags = "STD"): string {
  return `0\tAUE_NULL\t${flags} {\n\t\t${prototype}\n\t}\n`;
}

function withCalls(calls: Facts["calls"]): Facts {
  return { ...facts, calls: { ...facts.calls, ...calls } };
}

function lineOf({ file, span, code, message }: Problem): string {
  return `${file}:${span?.start.line}:${span?.start.column}: ${code} ${message}`;
}

test("the result of __syscall is wide enough for that of any call", () => {
  // The system's libsys.h declares it so; the table has int.
  const call = bundledModel().calls.find(({ name }) => name === "__syscall");
  expect(call?.returns).toEqual({ kind: "named", name: "off_t" });
});
