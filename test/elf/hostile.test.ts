import { codeOf } from "../../src/elf/code.js";
import { ElfError } from "../../src/elf/error.js";
import { readElf } from "../../src/elf/file.js";
import { type ByteSource, memorySource } from "../../src/elf/source.js";
import { examineStub } from "../../src/elf/stub.js";
import { libraryArchNames } from "../../src/model/library/arch.js";
import { buildLibrary } from "../support/library.js";
import { mutated, mutations, randomNumbers } from "../support/mutations.js";
import { errorFunction, stub, symbol } from "./support.js";

const symbols = [
  stub("__sys_read", 3),
  symbol("fstat", "FBSD_1.0", { kind: "stub", number: 189 }, { isDefault: false }),
  symbol("fstat", "FBSD_1.5", { kind: "stub", number: 551 }),
  errorFunction("nop"),
];

describe.each(libraryArchNames)("a library of %s", (arch) => {
  const bytes = buildLibrary(arch, symbols);

  test("cut off at any byte gives an error with a place, or what is left", () => {
    const lengths = Array.from({ length: bytes.length }, (_, length) => length);
    const outcomes = lengths.map((length) => readAll(bytes.subarray(0, length)));
    expect(outcomes.filter((outcome) => outcome === "error").length).toBeGreaterThan(0);
    expect(readAll(bytes)).toBe("read");
  });

  test(`with any of ${String(mutations())} changes gives an error with a place, or a reading`, () => {
    const random = randomNumbers(arch.length);
    const outcomes = { read: 0, error: 0 };
    for (let turn = 0; turn < mutations(); turn += 1)
      outcomes[readAll(mutated(bytes, random))] += 1;
    expect(outcomes.read + outcomes.error).toBe(mutations());
    expect(outcomes.read).toBeGreaterThan(0);
    expect(outcomes.error).toBeGreaterThan(0);
  }, 1_000_000);
});

test("tables that overlap cost no more than they have bytes", () => {
  const bytes = buildLibrary("amd64", symbols);
  const counted = counting(memorySource("libsys.so.7", bytes));
  readElf(counted.source);
  expect(counted.total()).toBeLessThan(4 * bytes.length);
});

test("a file of two gigabytes costs what its tables cost", () => {
  const bytes = buildLibrary("amd64", symbols);
  const padded: ByteSource = {
    name: "libsys.so.7",
    size: 2 ** 31,
    read: (offset, length) => {
      const part = new Uint8Array(length);
      part.set(bytes.subarray(offset, offset + length));
      return part;
    },
  };
  const counted = counting(padded);
  expect(readElf(counted.source).symbols).toHaveLength(symbols.length + 1);
  expect(counted.total()).toBeLessThan(4 * bytes.length);
});

/** Reads everything; whatever is thrown must be an `ElfError` with a place within the file. */
function readAll(bytes: Uint8Array): "read" | "error" {
  try {
    const file = readElf(memorySource("libsys.so.7", bytes));
    const code = codeOf(file);
    for (const { value } of code === undefined ? [] : file.symbols.slice(0, 64)) {
      if (code !== undefined) examineStub(code, value);
    }
    return "read";
  } catch (error) {
    if (!(error instanceof ElfError)) throw error;
    if (!(error.offset >= 0 && error.offset <= bytes.length)) throw error;
    return "error";
  }
}

function counting(source: ByteSource): { source: ByteSource; total: () => number } {
  let total = 0;
  const read = (offset: number, length: number) => {
    total += length;
    return source.read(offset, length);
  };
  return { source: { ...source, read }, total: () => total };
}
