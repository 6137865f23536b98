import type { CType } from "syscalls-table";
import { abiOf, withoutPointerTypedefs } from "../../src/model/abi.js";
import { archNames, archOf, type ArchName } from "../../src/model/arch.js";
import type { AbiType, ScalarLayout } from "../../src/model/model.js";
import { buildWith, bundledModel, facts, read } from "../support/models.js";

/** Size and alignment in bytes, signedness. */
type Measured = readonly [number, number, boolean];

const model = bundledModel();

describe("scalars have the sizes, alignments and signs that a compiler measured", () => {
  // The file was measured against the headers; the sizes of the model come from data/types.json
  // and from the rules of C.
  const measured = Object.entries(
    JSON.parse(read("test/data/scalars.json")) as Record<string, Record<ArchName, Measured>>,
  );
  const prototypes = measured.map(
    ([name], index) =>
      `${index}\tAUE_NULL\tSTD {\n\t\tint c${index}(\n\t\t    ${name} a\n\t\t);\n\t}\n`,
  );
  const calls = Object.fromEntries(
    prototypes.map((_, index) => [`c${index}`, { errors: "errno" } as const]),
  );
  const { model: every, problems } = buildWith(prototypes.join(""), { ...facts, calls });

  test("all of them are known", () => {
    expect(problems).toEqual([]);
  });

  test.each(measured)("%s", (name, layouts) => {
    const inModel = archNames.map((arch) => tuple(every.scalars.get(name)?.layouts[arch]));
    expect(inModel).toEqual(archNames.map((arch) => layouts[arch]));
  });
});

test.each(archNames)("the data model of %s agrees with what was measured there", (name) => {
  const { pointerSize, charSigned, timeSize, wideAlign } = archOf(name);
  const measured = JSON.parse(read("test/data/scalars.json")) as Record<
    string,
    Record<ArchName, Measured>
  >;
  expect(measured["uintptr_t"]?.[name]).toEqual([pointerSize, pointerSize, false]);
  expect(measured["char"]?.[name]).toEqual([1, 1, charSigned]);
  expect(measured["time_t"]?.[name]).toEqual([timeSize, Math.min(timeSize, wideAlign), true]);
  expect(measured["int64_t"]?.[name]).toEqual([8, wideAlign, true]);
});

test.each([
  // type, amd64, i386, armv7
  ["int", "s4", "s4", "s4"],
  ["size_t", "u8", "u4", "u4"],
  ["ssize_t", "s8", "s4", "s4"],
  ["off_t", "s8", "s8", "s8"],
  ["long", "s8", "s4", "s4"],
  ["mode_t", "u2", "u2", "u2"],
  ["idtype_t", "u4", "u4", "u4"],
  ["semid_t", "s8", "s4", "s4"],
  ["unsigned", "u4", "u4", "u4"],
  ["caddr_t", "p8", "p4", "p4"],
] as const)("a %s goes as %s on amd64, %s on i386, %s on armv7", (name, amd64, i386, armv7) => {
  const type: CType = { kind: "named", name };
  expect(short(abiOf(model, type, "amd64"))).toBe(amd64);
  expect(short(abiOf(model, type, "i386"))).toBe(i386);
  expect(short(abiOf(model, type, "armv7"))).toBe(armv7);
});

test("a signature of the model always resolves", () => {
  for (const call of model.calls) {
    for (const type of [call.returns, ...call.parameters.map((parameter) => parameter.type)]) {
      for (const arch of archNames) expect(() => abiOf(model, type, arch)).not.toThrow();
    }
  }
});

test("what no signature of the model can hold is refused", () => {
  expect(() => abiOf(model, { kind: "named", name: "nonesuch_t" }, "amd64")).toThrow(RangeError);
  expect(() => abiOf(model, { kind: "struct", tag: "stat" }, "amd64")).toThrow(RangeError);
});

test("typedefs of pointers are written out at every level, with their qualifiers", () => {
  const caddr = { kind: "named", name: "caddr_t" } as const;
  const char = { kind: "named", name: "char" };
  expect(withoutPointerTypedefs(model, caddr)).toEqual({ kind: "pointer", to: char });
  expect(withoutPointerTypedefs(model, { kind: "pointer", to: { ...caddr, const: true } })).toEqual(
    { kind: "pointer", to: { kind: "pointer", to: char, const: true } },
  );
  expect(
    withoutPointerTypedefs(model, {
      kind: "function",
      returns: caddr,
      parameters: [{ kind: "array", of: caddr }],
      variadic: false,
    }),
  ).toEqual({
    kind: "function",
    returns: { kind: "pointer", to: char },
    parameters: [{ kind: "array", of: { kind: "pointer", to: char } }],
    variadic: false,
  });
});

function tuple(layout: ScalarLayout | undefined): Measured | undefined {
  return layout && [layout.size, layout.align, layout.signed];
}

function short(type: AbiType): string {
  switch (type.kind) {
    case "void":
      return "void";
    case "pointer":
      return `p${type.size}`;
    case "integer":
      return `${type.signed ? "s" : "u"}${type.size}`;
  }
}
