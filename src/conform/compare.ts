import { codeOf } from "../elf/code.js";
import { ElfError } from "../elf/error.js";
import type { ElfFile, VersionedSymbol } from "../elf/file.js";
import { examineStub, type StubReport } from "../elf/stub.js";
import { stubNote } from "../elf/stub-note.js";
import { type LibraryFacts, type LibrarySymbol, librarySymbols } from "../model/library/symbols.js";
import type { Model } from "../model/model.js";
import { checkSymbol } from "./check-symbol.js";
import { type ConformFinding, finding } from "./finding.js";
import type { ConformReport, LibraryRole, SymbolCheck } from "./report.js";
import { unknownSymbols } from "./unknown.js";

/**
 * Compares a library with what the table says of its architecture, symbol by symbol.
 *
 * @throws ElfError for a file that is no shared library of an architecture of FreeBSD
 */
export function conform(file: ElfFile, model: Model, facts: LibraryFacts): ConformReport {
  const { arch, source } = file;
  const code = codeOf(file);
  if (arch === undefined || code === undefined) {
    const machine = `machine ${file.header.machine}, which FreeBSD 15 does not run on`;
    throw new ElfError("EL001", source.name, 18, `the file is for ${machine}`);
  }
  if (file.dynamic === undefined) {
    throw new ElfError(
      "EL001",
      source.name,
      0,
      "this is not a shared library: it has no dynamic section",
    );
  }
  const role = roleOf(file, facts);
  const examined = new Map<bigint, StubReport>();
  const examine = ({ value }: VersionedSymbol): StubReport => {
    const known = examined.get(value) ?? examineStub(code, value);
    examined.set(value, known);
    return known;
  };
  const defined = definedSymbols(file);
  const expected = librarySymbols(model, facts, arch.name).filter((symbol) => isIn(role, symbol));
  const checks = expected.map((symbol): SymbolCheck => {
    const found = defined.get(symbol.name) ?? [];
    return checkSymbol(symbol, found, role, examine);
  });
  return {
    file: source.name,
    arch: arch.name,
    role,
    checks: checks.sort((a, b) => (a.symbol < b.symbol ? -1 : 1)),
    findings: [
      ...aboutLibrary(file, facts, role),
      ...unknownSymbols(defined, expected, { role, examine }),
    ],
  };
}

/** By name; a name can have several versions. */
export function definedSymbols(file: ElfFile): ReadonlyMap<string, readonly VersionedSymbol[]> {
  const byName = new Map<string, VersionedSymbol[]>();
  for (const symbol of file.symbols) {
    const { binding, name, section, version } = symbol;
    if (section === 0 || name === "" || binding === "local") continue;
    // The names of the versions are symbols too, which some linkers write.
    if (section === 0xfff1 && version?.name === name) continue;
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [symbol]);
    else known.push(symbol);
  }
  return byName;
}

function roleOf(file: ElfFile, facts: LibraryFacts): LibraryRole {
  if (file.notes.some(({ owner, type }) => owner === stubNote.owner && type === stubNote.type)) {
    return "stub";
  }
  if (file.dynamic?.names("soname")[0] !== "libc.so.7") return "libsys";
  const filters = [...file.dynamic.names("auxiliary"), ...file.dynamic.names("filter")];
  return filters.includes(facts.soname) ? "filter" : "libc";
}

/** libc has the stubs under their private names; its plain names are functions of its own. */
function isIn(role: LibraryRole, { content, name, version }: LibrarySymbol): boolean {
  if (role === "libsys" || role === "stub") return true;
  return content.kind === "stub" && version.startsWith("FBSDprivate") && name.startsWith("__sys_");
}

function aboutLibrary(
  file: ElfFile,
  facts: LibraryFacts,
  role: LibraryRole,
): readonly ConformFinding[] {
  const soname = file.dynamic?.names("soname")[0];
  const findings: ConformFinding[] = [];
  if ((role === "libsys" || role === "stub") && soname !== facts.soname) {
    const has = soname === undefined ? "no soname" : `the soname ${soname}`;
    const message = `the library has ${has}; programs ask for ${facts.soname}`;
    findings.push(finding("CF001", "incompatible", undefined, message));
  }
  if (file.disagreement !== undefined) {
    const { hash, sections } = file.disagreement;
    const message = `the section headers count ${sections} dynamic symbols, the hash table ${hash}`;
    findings.push(finding("CF002", "incompatible", undefined, message));
  }
  const note = noteOf(role);
  if (note !== undefined) findings.push(finding(note.code, "note", undefined, note.message));
  return findings;
}

function noteOf(role: LibraryRole) {
  switch (role) {
    case "libsys":
    case "archive":
      return undefined;
    case "stub":
      return {
        code: "CF003",
        message: "this is a stub library to link with: its code was not looked at",
      } as const;
    case "filter":
      return {
        code: "CF004",
        message:
          "this libc stands in front of libsys: the run-time linker takes the calls from there, and " +
          "the code of its own symbols was not looked at",
      } as const;
    case "libc":
      return {
        code: "CF005",
        message: "this libc is of a release before libsys: its __sys_ stubs were compared",
      } as const;
  }
}
