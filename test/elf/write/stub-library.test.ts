import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { stubLibrary } from "../../../src/elf/write/stub-library.js";
import { archNames } from "../../../src/model/arch.js";
import {
  libraryFacts,
  type LibrarySymbol,
  librarySymbols,
} from "../../../src/model/library/symbols.js";
import { bundledModel, read } from "../../support/models.js";
import { temporaryFolder } from "../../support/temporary.js";
import { run } from "../../toolchains/run.js";
import { toolchain } from "../../toolchains/index.js";
import { elfOf } from "../support.js";

const folder = temporaryFolder();
const facts = libraryFacts(read("data/library.json"));
const readelf = toolchain("llvm-readelf");

describe.each(archNames)("the stub library of %s", (arch) => {
  const symbols = librarySymbols(bundledModel(), facts, arch);
  const bytes = stubLibrary(symbols, facts.soname, arch);
  const path = join(folder, `libsys.${arch}.so`);
  writeFileSync(path, bytes);

  test("has the symbols of the model, each with version, default mark, binding and kind", () => {
    const file = elfOf(bytes);
    expect(file.arch?.name).toBe(arch);
    expect(file.dynamic?.names("soname")).toEqual(["libsys.so.7"]);
    const found = file.symbols
      .slice(1)
      .map(({ binding, name, type, version }) =>
        [name, version?.name, version?.isDefault, binding, type].join(" "),
      );
    expect(found.sort()).toEqual(symbols.map(lineOf).sort());
  });

  test("is read in the same way by llvm-readelf, without a warning", () => {
    const options = ["-W", "-a", "--gnu-hash-table", "--histogram", "--dyn-syms"];
    const { stderr, stdout } = run(readelf.path, [...options, path], { env: readelf.env });
    expect(stderr).toBe("");
    expect(stdout.match(/ (?:FUNC|OBJECT) .*@/g)).toHaveLength(symbols.length);
  });

  test("has the same bytes whenever it is made", () => {
    expect(Buffer.from(stubLibrary(symbols, facts.soname, arch)).equals(bytes)).toBe(true);
  });
});

describe.each(["amd64", "i386", "powerpc64"] as const)("the hash tables of %s", (arch) => {
  const symbols = librarySymbols(bundledModel(), facts, arch);
  const bytes = stubLibrary(symbols, facts.soname, arch);
  const file = elfOf(bytes);

  test.each(["hash", "gnuHash"] as const)("%s leads to every symbol", (table) => {
    const address = file.dynamic?.value(table);
    if (address === undefined) throw new Error(`no ${table}`);
    const window = file.image.openWindow(address, bytes.length, table);
    const find = table === "hash" ? systemV : gnu;
    const missed = file.symbols.filter(
      ({ name }, index) => index > 0 && !find(window, name).includes(index),
    );
    expect(missed).toEqual([]);
    expect(find(window, "__sys_getpud")).toEqual([]);
  });

  /** The search that the System V ABI describes. */
  function systemV(window: { u32: (at: number) => number }, name: string): readonly number[] {
    let hash = 0;
    for (const byte of Buffer.from(name)) {
      hash = (hash * 16 + byte) >>> 0;
      hash = ((hash & 0x0fffffff) ^ ((hash >>> 24) & 0xf0)) >>> 0;
    }
    const [buckets, found] = [window.u32(0), [] as number[]];
    for (let at = window.u32(8 + (hash % buckets) * 4); at !== 0;) {
      if (file.symbols[at]?.name === name) found.push(at);
      at = window.u32(8 + buckets * 4 + at * 4);
    }
    return found;
  }

  /** The search of run-time linkers: the filter, then a chain whose last entry is odd. */
  function gnu(window: { u32: (at: number) => number }, name: string): readonly number[] {
    const word = file.header.format.bits;
    let hash = 5381n;
    for (const byte of Buffer.from(name)) hash = BigInt.asUintN(32, hash * 33n + BigInt(byte));
    const h = Number(hash);
    const [buckets, first, words, shift] = [0, 4, 8, 12].map((at) => window.u32(at)) as [
      number,
      number,
      number,
      number,
    ];
    const bit = (value: number) => {
      const index = (Math.floor(h / word) % words) * word + (value % word);
      const inWord = index % 32;
      // Of words of 64 bits in big-endian order the high half comes first.
      const half = Math.floor(index / 32);
      const swapped = word === 64 && file.header.format.endian === "big" ? half ^ 1 : half;
      return (window.u32(16 + swapped * 4) >>> inWord) & 1;
    };
    if (bit(h) === 0 || bit(h >>> shift) === 0) return [];
    const chains = 16 + (words * word) / 8 + buckets * 4;
    const found: number[] = [];
    for (let at = window.u32(chains - buckets * 4 + (h % buckets) * 4); at !== 0; at += 1) {
      const entry = window.u32(chains + (at - first) * 4);
      if ((entry | 1) === (h | 1) && file.symbols[at]?.name === name) found.push(at);
      if ((entry & 1) === 1) break;
    }
    return found;
  }
});

function lineOf({ binding, content, isDefault, name, version }: LibrarySymbol): string {
  return [name, version, isDefault, binding, content.kind === "object" ? "object" : "func"].join(
    " ",
  );
}
