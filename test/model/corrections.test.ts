import { parse } from "syscalls-table";
import { buildModel } from "../../src/model/build.js";
import type { PointerCorrection } from "../../src/model/facts.js";
import { bundledModel, facts, read } from "../support/models.js";

const file = "table";
const text = `0	AUE_NULL	STD {
		int stamp(
		    _In_z_ const char *path,
		    _In_ const struct timeval *times,
		    u_int count
		);
	}
`;

function build(pointers: Record<string, PointerCorrection>, table = text) {
  const calls = { stamp: { errors: "errno", pointers } } as const;
  return buildModel(parse(table, file).table, { ...facts, calls }, { file, text: table });
}

test("a correction replaces what it names and keeps the rest of the annotation", () => {
  const { model, problems } = build({
    times: { why: "Two are read.", optional: true, elements: 2 },
  });
  expect(problems).toEqual([]);
  expect(model.calls[0]?.parameters[1]?.pointee).toEqual({
    direction: "in",
    optional: true,
    nulTerminated: false,
    count: { unit: "elements", expression: { kind: "number", value: 2 }, text: "2" },
    resultMayBeNull: false,
    contains: { long: false, pointer: false, timeT: false },
  });
});

test.each(["timse", "count"])("a correction of %s, no annotated pointer, is a warning", (name) => {
  const { model, problems } = build({ [name]: { why: "It is not there.", optional: true } });
  expect(model.calls).toHaveLength(1);
  expect(problems).toMatchObject([
    {
      code: "ML007",
      severity: "warning",
      message: `the record of stamp corrects ${name}, which is no annotated pointer of it`,
      hint: "its annotated pointers are path, times",
    },
  ]);
});

test("a table without annotations has nothing to correct", () => {
  const bare = text.replace(/_In_\w* /g, "");
  expect(build({ times: { why: "Two are read.", elements: 2 } }, bare).problems).toEqual([]);
});

test("all corrections of the bundled records are of the bundled table", () => {
  const source = { file: "syscalls.master", text: read("syscalls.master") };
  expect(buildModel(parse(source.text, source.file).table, facts, source).problems).toEqual([]);
});

test("the bundled records allow what the manual pages allow", () => {
  const pointee = (call: string, parameter: string) =>
    bundledModel()
      .calls.find(({ name }) => name === call)
      ?.parameters.find(({ name }) => name === parameter)?.pointee;
  // utimes(2): a NULL pointer for the current time, else an array of two.
  expect(pointee("utimes", "tptr")).toMatchObject({ optional: true, count: { text: "2" } });
  // mmap(2): the address is a hint, and may be 0.
  expect(pointee("mmap", "addr")).toMatchObject({ optional: true });
  // readlink(2): no NUL is appended.
  expect(pointee("readlink", "buf")).toMatchObject({ nulTerminated: false });
  // sigpending(2): the set is where the answer goes.
  expect(pointee("sigpending", "set")).toMatchObject({ direction: "out" });
});
