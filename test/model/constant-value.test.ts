import type { ArchName } from "../../src/model/arch.js";
import { sameBits, typedValueOn, valueOn } from "../../src/model/constant-value.js";
import { bundledModel } from "../support/models.js";

const model = bundledModel();

test.each([
  ["an int that C writes without a sign", "wait-options", "WLINUXCLONE", -0x80000000n],
  ["an int that fits", "open-flags", "O_CLOEXEC", 0x100000n],
  ["an unsigned int that C writes with a sign", "memfd-flags", "MFD_HUGE_16GB", 0x88000000n],
  ["no type", "limits", "PATH_MAX", 1024n],
])("%s", (_title, familyName, name, expected) => {
  const family = model.constants.find((known) => known.name === familyName);
  const constant = family?.constants.find((known) => known.name === name);
  if (family === undefined || constant === undefined) throw new Error(`no ${name}`);
  expect(typedValueOn(model, family, constant, "i386")).toBe(expected);
});

test("a value may differ between architectures", () => {
  const requests = model.constants.find((known) => known.name === "ioctl-file-requests");
  const differing = requests?.constants.find((known) => known.name === "FIODGNAME");
  const on = (arch: ArchName) => differing && valueOn(differing, arch);
  expect([on("amd64"), on("armv7")]).toEqual([0x80106678n, 0x80086678n]);
});

test.each([
  [255n, { size: 1, signed: true }, -1n],
  [-1n, { size: 1, signed: false }, 255n],
  [1n << 63n, { size: 8, signed: true }, -(1n << 63n)],
])("%i as %o", (value, type, expected) => {
  expect(sameBits(value, type)).toBe(expected);
});
