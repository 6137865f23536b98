import { conformArchive } from "../../src/conform/archive.js";
import { allFindings } from "../../src/conform/report.js";
import { ElfError } from "../../src/elf/error.js";
import { memorySource } from "../../src/elf/source.js";
import { type LibraryArchName, libraryArchNames } from "../../src/model/library/arch.js";
import { archiveOf } from "../support/archive.js";
import { buildLibrary, type BuiltSymbol } from "../support/library.js";
import { facts, wholeLibrary } from "../support/measured.js";
import { bundledModel } from "../support/models.js";
import { assemblies } from "../support/stub-assembly.js";
import { stub } from "../elf/support.js";

const model = bundledModel();
const amd64 = symbolsOf("amd64");

test.each(libraryArchNames)(
  "an archive of objects for %s passes, and what it lacks is said",
  (arch) => {
    const report = compare(object(arch, symbolsOf(arch)));
    expect(linesOf(report)).toEqual([
      "note CF006 the archive has 1 objects, without versions and a soname; the rest was compared" +
        (arch === "riscv64" ? ", but for where stubs report errors, which its linker decides" : ""),
    ]);
    expect(report).toMatchObject({ arch, role: "archive" });
    expect(report.checks.length).toBeGreaterThan(1150);
  },
);

test("every difference is found and named, and nothing else is", () => {
  const { stub: stubOf, unchecked } = assemblies.amd64;
  const changes: Readonly<Record<string, Partial<BuiltSymbol>>> = {
    __sys_read: { content: { kind: "stub", number: 4 } },
    _read: { binding: "global" },
    __sys_write: { content: { kind: "code", text: unchecked(4) } },
    __sys_close: { content: { kind: "code", text: stubOf(6).replace("on_error", "elsewhere") } },
  };
  const changed = amd64
    .filter(({ name }) => name !== "__sys_openat")
    .map((symbol) => ({ ...symbol, ...changes[symbol.name] }));
  const report = compare(object("amd64", [...changed, stub("__sys_newcall", 600)]));
  expect(linesOf(report).filter((line) => !line.includes("CF006"))).toEqual([
    "difference CF301 __sys_newcall makes call 600, and the table has no such symbol",
    "incompatible CF203 __sys_close goes elsewhere than to __error when the call fails",
    "incompatible CF101 __sys_openat is missing",
    "incompatible CF201 __sys_read makes call 4; read is 3",
    "incompatible CF203 __sys_write returns without a look at whether the call has failed",
    "difference CF104 _read is global and should be weak",
  ]);
});

test.each(["amd64", "powerpc"] as const)("%s: errors are followed into another object", (arch) => {
  const { nothing, onError, stub: stubOf } = assemblies[arch];
  const through = symbolsOf(arch).map((symbol): BuiltSymbol =>
    symbol.name === "__sys_read"
      ? { ...symbol, content: { kind: "code", text: stubOf(3).replace("on_error", "cerror") } }
      : symbol,
  );
  const cerror = (text: string) =>
    object(arch, [{ ...stub("cerror", 0), content: { kind: "code", text } }]);
  const reporting = cerror(onError);
  const silent = cerror(nothing);
  const findings = (second: Uint8Array) =>
    linesOf(compare(object(arch, through), second)).filter((line) => !line.includes("CF006"));
  expect(findings(reporting)).toEqual([]);
  expect(findings(silent)).toEqual([
    "incompatible CF203 __sys_read goes elsewhere than to __error when the call fails",
  ]);
});

test.each([
  ["a shared library", () => compare(buildLibrary("amd64", amd64.slice(0, 3))), /is no object/],
  [
    "objects of two architectures",
    () => compare(object("amd64", amd64.slice(0, 3)), object("i386", amd64.slice(0, 0))),
    /the object is for machine 3/,
  ],
  ["nothing", () => compare(), /the archive is empty/],
] as const)("an archive of %s is refused", (_, read, message) => {
  expect(read).toThrow(ElfError);
  expect(read).toThrow(message);
});

function compare(...objects: readonly Uint8Array[]) {
  return conformArchive(memorySource("libsys.a", archiveOf(objects)), model, facts);
}

function object(arch: LibraryArchName, symbols: readonly BuiltSymbol[]): Uint8Array {
  return buildLibrary(arch, symbols, { object: true });
}

/** An object cannot have a name twice. */
function symbolsOf(arch: LibraryArchName): readonly BuiltSymbol[] {
  return wholeLibrary(arch).filter(({ isDefault }) => isDefault);
}

function linesOf(report: ReturnType<typeof compare>): readonly string[] {
  return allFindings(report).map(({ code, message, severity }) =>
    [severity, code, message].join(" "),
  );
}
