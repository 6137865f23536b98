import { conformArchive } from "../../src/conform/archive.js";
import { conform } from "../../src/conform/compare.js";
import { readElf } from "../../src/elf/file.js";
import { ElfError } from "../../src/elf/error.js";
import { listSymbols } from "../../src/elf/listing.js";
import { type ByteSource, memorySource } from "../../src/elf/source.js";
import { libraryArchNames } from "../../src/model/library/arch.js";
import { selectCalls } from "../../src/model/select.js";
import { errorFunction, stub, symbol } from "../elf/support.js";
import { archiveOf } from "../support/archive.js";
import { buildLibrary } from "../support/library.js";
import { facts } from "../support/measured.js";
import { bundledModel } from "../support/models.js";
import { mutated, mutations, randomNumbers } from "../support/mutations.js";

const names = ["read", "write", "fstat"];
const model = selectCalls(bundledModel(), ({ name }) => names.includes(name));

const symbols = [
  stub("__sys_read", 3),
  stub("__sys_write", 4),
  symbol("fstat", "FBSD_1.5", { kind: "stub", number: 551 }),
];

/** What is done with a file of each kind. */
const readers = {
  "a library": (source: ByteSource) => conform(readElf(source), model, facts),
  "an archive": (source: ByteSource) => conformArchive(source, model, facts),
  "the symbols of an archive": (source: ByteSource) => listSymbols(source),
} as const;

describe.each(libraryArchNames)("for %s", (arch) => {
  const library = buildLibrary(arch, [...symbols, errorFunction("nop")]);
  const archive = archiveOf([
    buildLibrary(arch, symbols, { object: true }),
    buildLibrary(arch, [errorFunction("nop")], { object: true }),
  ]);
  const samples = {
    "a library": library,
    "an archive": archive,
    "the symbols of an archive": archive,
  } as const;

  test.each(["a library", "an archive", "the symbols of an archive"] as const)(
    "%s with changes is compared, or an error says where it is wrong",
    (kind) => {
      const random = randomNumbers(arch.length + kind.length);
      const outcomes = { read: 0, error: 0 };
      for (let turn = 0; turn < mutations(300); turn += 1) {
        outcomes[outcomeOf(readers[kind], mutated(samples[kind], random))] += 1;
      }
      expect(outcomes.read).toBeGreaterThan(0);
      expect(outcomes.error).toBeGreaterThan(0);
    },
    3_000_000,
  );
});

/** Whatever is thrown must be an `ElfError` with a place within the file. */
function outcomeOf(read: (source: ByteSource) => unknown, bytes: Uint8Array): "read" | "error" {
  try {
    read(memorySource("file", bytes));
    return "read";
  } catch (error) {
    if (!(error instanceof ElfError)) throw error;
    if (!(error.offset >= 0 && error.offset <= bytes.length)) throw error;
    return "error";
  }
}
