import type { CType } from "syscalls-table";
import { abiOf } from "../../../src/model/abi.js";
import { archNames } from "../../../src/model/arch.js";
import { bundledModel } from "../../support/models.js";

const model = bundledModel();

const uses = model.calls.flatMap(({ name, safe }) => {
  if (safe.kind === "raw") return [];
  const values = safe.parameters.filter((parameter) => parameter.kind === "value");
  const results = safe.result.kind === "value" ? [{ name: "result", ...safe.result }] : [];
  return [...values, ...results].flatMap((value) =>
    value.family === undefined
      ? []
      : [[`${name}: ${value.name}`, value.family, value.type] as const],
  );
});

test("many values are made of constants", () => {
  expect(uses.length).toBeGreaterThan(100);
});

test.each(uses)("%s is made of a family that there is, %s", (_, family, type) => {
  const record = model.constants.find(({ name }) => name === family);
  expect(record?.kind).toMatch(/^(flags|values)$/);
  if (record?.type === undefined) throw new Error(`${family} has no type`);
  // A language with a type for the family passes it in place of the integer.
  const familyType: CType = { kind: "named", name: record.type };
  for (const arch of archNames) {
    expect([arch, size(familyType, arch)]).toEqual([arch, size(type, arch)]);
  }
});

function size(type: CType, arch: (typeof archNames)[number]): number {
  const abi = abiOf(model, type, arch);
  if (abi.kind === "void") throw new Error("void has no size");
  return abi.size;
}
