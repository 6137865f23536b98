import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { libraryArchNames } from "../../src/model/library/arch.js";
import type { VersionedSymbol } from "../../src/elf/file.js";
import { run } from "../toolchains/run.js";
import { toolchain } from "../toolchains/index.js";
import { buildLibrary } from "../support/library.js";
import { temporaryFolder } from "../support/temporary.js";
import { elfOf, errorFunction, stub, symbol } from "./support.js";

const folder = temporaryFolder();

describe.each(libraryArchNames)("a library of %s", (arch) => {
  const symbols = [
    stub("__sys_read", 3),
    symbol("_read", "FBSDprivate_1.0", { kind: "stub", number: 3 }, { binding: "weak" }),
    symbol("fstat", "FBSD_1.0", { kind: "stub", number: 189 }, { isDefault: false }),
    symbol("fstat", "FBSD_1.5", { kind: "stub", number: 551 }, { binding: "weak" }),
    symbol("errno", "FBSD_1.0", { kind: "data", size: 4 }, { isDefault: false }),
    symbol("table", "FBSD_1.3", { kind: "data", size: 48 }),
    errorFunction("nop"),
  ];
  const bytes = buildLibrary(arch, symbols);
  const path = join(folder, `${arch}.so`);
  writeFileSync(path, bytes);
  const file = elfOf(bytes);

  test("has the symbols that llvm-readelf sees", () => {
    expect(file.symbols.slice(1).map(lineOf)).toEqual(linesOfReadelf(path));
    expect(
      file.symbols
        .slice(1)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(symbols.map(({ name }) => name).sort());
  });

  // lld writes no successors; the tests of stub libraries have some.
  test("has its versions", () => {
    expect(file.versions.definitions).toEqual([
      { name: "libsys.so.7", parents: [], isBase: true },
      { name: "FBSD_1.0", parents: [], isBase: false },
      { name: "FBSD_1.3", parents: [], isBase: false },
      { name: "FBSD_1.5", parents: [], isBase: false },
      { name: "FBSDprivate_1.0", parents: [], isBase: false },
    ]);
    expect(file.versions.needs).toEqual([]);
  });

  test("has the same symbols when its sections have been stripped", () => {
    expect(elfOf(withoutSections(bytes)).symbols).toEqual(file.symbols);
  });

  test("has the same symbols when only the GNU hash table counts them", () => {
    const gnu = buildLibrary(arch, symbols, { link: ["--hash-style=gnu"] });
    const whole = elfOf(gnu).symbols.map(({ name }) => name);
    expect(elfOf(withoutSections(gnu)).symbols.map(({ name }) => name)).toEqual(whole);
    expect(whole).toHaveLength(symbols.length + 1);
  });

  test("as an object has the symbols without versions", () => {
    const plain = symbols.filter(({ name }) => name !== "fstat");
    const object = elfOf(buildLibrary(arch, plain, { object: true }));
    const names = object.symbols.filter(
      ({ binding, section }) => binding !== "local" && section !== 0,
    );
    expect(names.map(({ name }) => name).sort()).toEqual(plain.map(({ name }) => name).sort());
    expect(object.header.kind).toBe("relocatable");
    expect(object.dynamic).toBeUndefined();
  });
});

test("a library's needs and the versions that it wants of them", () => {
  const other = join(folder, "libother.so");
  writeFileSync(other, buildLibrary("amd64", [stub("wanted", 1)], { soname: "libother.so.1" }));
  const needing = elfOf(
    buildLibrary("amd64", [symbol("mine", "FBSD_1.0", { kind: "code", text: "jmp wanted@PLT" })], {
      link: [other],
    }),
  );
  expect(needing.dynamic?.names("needed")).toEqual(["libother.so.1"]);
  expect(needing.versions.needs).toEqual([
    { library: "libother.so.1", versions: ["FBSDprivate_1.0"] },
  ]);
  expect(needing.symbols.find(({ name }) => name === "wanted")?.version).toEqual({
    name: "FBSDprivate_1.0",
    library: "libother.so.1",
    isDefault: true,
  });
});

/** As if by strip(1): nothing in the header leads to the sections. */
function withoutSections(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  const wide = copy[4] === 2;
  copy.fill(0, wide ? 40 : 32, wide ? 48 : 36);
  copy.fill(0, wide ? 60 : 48, wide ? 64 : 52);
  return copy;
}

function lineOf({ binding, name, size, type, value, version }: VersionedSymbol): string {
  const mark = version === undefined ? "" : `${version.isDefault ? "@@" : "@"}${version.name}`;
  return [value.toString(16), size, type.toUpperCase(), binding.toUpperCase(), name + mark].join(
    " ",
  );
}

/** `Num: Value Size Type Bind Vis Ndx Name`, below two lines of headings and the empty symbol. */
function linesOfReadelf(path: string): readonly string[] {
  const { env, path: program } = toolchain("llvm-readelf");
  const { stdout } = run(program, ["-W", "--dyn-syms", path], { env });
  const rows = stdout.split("\n").filter((line) => /^\s+[1-9]\d*:/.test(line));
  return rows.map((row) => {
    const [, value = "", size, type, binding, , , name] = row.trim().split(/\s+/);
    return [value.replace(/^0+(?=.)/, ""), size, type, binding, name].join(" ");
  });
}
