import { bundledModel, facts } from "../support/models.js";

const { constants } = bundledModel();

test("constants are in families, each in one", () => {
  const names = constants.flatMap((family) => family.constants.map(({ name }) => name));
  expect(names).toHaveLength(2572);
  expect(new Set(names).size).toBe(2572);
});

test("values are exact, and per architecture where they differ", () => {
  expect(valueOf("O_CLOEXEC")).toBe(0x100000n);
  expect(valueOf("AT_FDCWD")).toBe(-100n);
  expect(valueOf("ULLONG_MAX")).toBe(0xffffffffffffffffn);
  expect(valueOf("LONG_MAX")).toMatchObject({ amd64: 0x7fffffffffffffffn, i386: 0x7fffffffn });
});

test("a family is sorted by value and then by name", () => {
  const seals = constants.find(({ name }) => name === "seals");
  expect(seals).toMatchObject({ kind: "flags", type: "int", exhaustive: true, header: "fcntl.h" });
  expect(seals?.constants).toEqual([
    { name: "F_SEAL_SEAL", value: 1n },
    { name: "F_SEAL_SHRINK", value: 2n },
    { name: "F_SEAL_GROW", value: 4n },
    { name: "F_SEAL_WRITE", value: 8n },
  ]);
});

test("families come in the order of the data", () => {
  expect(constants.map(({ name }) => name)).toEqual(Object.keys(facts.constants));
});

function valueOf(name: string): unknown {
  return constants.flatMap((family) => family.constants).find((one) => one.name === name)?.value;
}
