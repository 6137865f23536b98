import { abiOf } from "../../src/model/abi.js";
import { archOf, type ArchName } from "../../src/model/arch.js";
import { argumentSlots } from "../../src/model/slots.js";
import { hardCases } from "../support/models.js";

const model = hardCases();

test.each([
  // call, architecture, slots
  ["wide_second", "amd64", "0 1"],
  ["wide_second", "i386", "0 1-2"],
  ["wide_second", "armv7", "0 2-3"],
  ["wide_twice", "riscv64", "0 1 2 3 4 5"],
  ["wide_twice", "i386", "0 1 2 3-4 5 6-7"],
  ["wide_twice", "armv7", "0 1 2 4-5 6 8-9"],
  ["eight", "armv7", "0 1 2 3 4 5 6 7"],
  ["ten", "i386", "0 1-2 3 4-5 6 7-8 9 10-11 12 13-14"],
  ["ten", "armv7", "0 2-3 4 6-7 8 10-11 12 14-15 16 18-19"],
  ["reserve", "armv7", "0 1"],
  ["relax", "armv7", ""],
] as const)("the arguments of %s on %s are in slots %s", (name, arch, expected) => {
  expect(slotsOf(name, arch)).toBe(expected);
});

function slotsOf(name: string, arch: ArchName): string {
  const call = model.calls.find((candidate) => candidate.name === name);
  if (call === undefined) throw new Error(`no call ${name}`);
  const passed = call.parameters.map(({ type }) => abiOf(model, type, arch));
  return argumentSlots(passed, archOf(arch))
    .map(({ first, count }) => (count === 1 ? String(first) : `${first}-${first + 1}`))
    .join(" ");
}
