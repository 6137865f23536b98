import { archiveMembers } from "../elf/archive.js";
import { ElfError } from "../elf/error.js";
import { type ElfFile, readElf, type VersionedSymbol } from "../elf/file.js";
import type { Code } from "../elf/machine.js";
import { objectCode } from "../elf/object-code.js";
import type { ByteSource } from "../elf/source.js";
import { examineErrorCode, examineStub, type StubReport } from "../elf/stub.js";
import type { LibraryArch } from "../model/library/arch.js";
import { type LibraryFacts, librarySymbols } from "../model/library/symbols.js";
import type { Model } from "../model/model.js";
import { checkSymbol } from "./check-symbol.js";
import { type ConformFinding, finding } from "./finding.js";
import type { ConformReport, SymbolCheck } from "./report.js";

/**
 * Compares the objects of `libsys.a` with the table: names, kinds, bindings, numbers, and whether
 * failures lead to the object that calls `__error`. Objects have neither versions nor a soname, and
 * old forms are compared only where the archive has them, for no static program is linked with them.
 *
 * @throws ElfError for an archive of something else
 */
export function conformArchive(
  archive: ByteSource,
  model: Model,
  facts: LibraryFacts,
): ConformReport {
  const objects = archiveMembers(archive).map(readElf);
  const arch = archOfObjects(archive, objects);
  const defined = definitions(objects);
  const codeAt = codes(defined);
  const examine = (symbol: VersionedSymbol): StubReport => {
    const code = codeAt(symbol);
    return code === undefined ? { kind: "other", why: "no-code" } : examineStub(code, symbol.value);
  };
  // RISC-V leaves so much to its linker that errors cannot be followed in its objects.
  const followsErrors = arch.name !== "riscv64";
  const checks = librarySymbols(model, facts, arch.name)
    .map((expected) =>
      checkSymbol(expected, defined.byName.get(expected.name) ?? [], "archive", examine),
    )
    .filter(({ findings, symbol }) => !(isMissing(findings) && isOldForm(symbol)))
    .map((check) => (followsErrors ? check : withoutErrorNotes(check)));
  const { length } = objects;
  const message =
    `the archive has ${String(length)} objects, without versions and a soname; the rest was ` +
    `compared${followsErrors ? "" : ", but for where stubs report errors, which its linker decides"}`;
  return {
    file: archive.name,
    arch: arch.name,
    role: "archive",
    checks: checks.sort((a, b) => (a.symbol < b.symbol ? -1 : 1)),
    findings: [
      finding("CF006", "note", undefined, message),
      ...unknownStubs(defined.byName, model, examine),
    ],
  };
}

function archOfObjects(archive: ByteSource, objects: readonly ElfFile[]): LibraryArch {
  const [first] = objects;
  if (first === undefined) throw new ElfError("EL001", archive.name, 0, "the archive is empty");
  const { arch } = first;
  for (const { arch: other, header, source } of objects) {
    if (header.kind !== "relocatable") {
      throw new ElfError("EL001", source.name, 16, "this member of the archive is no object");
    }
    if (arch === undefined || other !== arch) {
      const machine = `machine ${String(header.machine)}`;
      const message = `the object is for ${machine}: the others are not, or FreeBSD is not`;
      throw new ElfError("EL001", source.name, 18, message);
    }
  }
  if (arch === undefined) throw new ElfError("EL001", archive.name, 0, "the archive is empty");
  return arch;
}

interface Definitions {
  readonly byName: ReadonlyMap<string, readonly VersionedSymbol[]>;
  readonly owners: ReadonlyMap<VersionedSymbol, ElfFile>;
}

/** What the objects define for others; assemblers write the version of an old form into its name. */
function definitions(objects: readonly ElfFile[]): Definitions {
  const byName = new Map<string, VersionedSymbol[]>();
  const owners = new Map<VersionedSymbol, ElfFile>();
  for (const object of objects) {
    for (const symbol of object.symbols) {
      if (symbol.section === 0 || symbol.binding === "local" || symbol.name === "") continue;
      const [, name = symbol.name, mark, version] = /^([^@]+)(@@?)(.+)$/.exec(symbol.name) ?? [];
      const split: VersionedSymbol = {
        ...symbol,
        name,
        version:
          version === undefined
            ? undefined
            : { name: version, isDefault: mark === "@@", library: undefined },
      };
      owners.set(split, object);
      const known = byName.get(name);
      if (known === undefined) byName.set(name, [split]);
      else known.push(split);
    }
  }
  return { byName, owners };
}

/** The code around a symbol; of each section it is made ready once. */
function codes({ byName, owners }: Definitions): (symbol: VersionedSymbol) => Code | undefined {
  const known = new Map<ElfFile, Map<number, Code | undefined>>();
  const reporting = new Map([["__error", true]]);
  const codeAt = (symbol: VersionedSymbol): Code | undefined => {
    const object = owners.get(symbol);
    if (object === undefined) return undefined;
    const sections = known.get(object) ?? new Map<number, Code | undefined>();
    known.set(object, sections);
    const { section } = symbol;
    if (!sections.has(section)) sections.set(section, objectCode(object, section, reportsErrors));
    return sections.get(section);
  };
  /** Whether a symbol is `__error`, or code that leads there: the `cerror` of each architecture. */
  const reportsErrors = (name: string): boolean => {
    const answer = reporting.get(name);
    if (answer !== undefined) return answer;
    // The answer while it is followed, and if the archive does not have it.
    reporting.set(name, false);
    const [symbol] = byName.get(name) ?? [];
    const code = symbol && codeAt(symbol);
    if (symbol === undefined || code === undefined) return false;
    const reports = examineErrorCode(code, symbol.value) !== "elsewhere";
    reporting.set(name, reports);
    return reports;
  };
  return codeAt;
}

function isMissing(findings: readonly ConformFinding[]): boolean {
  return findings.some(({ code }) => code === "CF101");
}

function isOldForm(symbol: string): boolean {
  return symbol.includes("@");
}

/** One note for the whole archive says the same. */
function withoutErrorNotes(check: SymbolCheck): SymbolCheck {
  return { ...check, findings: check.findings.filter(({ code }) => code !== "CF204") };
}

/** Objects have the stubs of old forms under names of their own, which the library then hides. */
function unknownStubs(
  defined: ReadonlyMap<string, readonly VersionedSymbol[]>,
  model: Model,
  examine: (symbol: VersionedSymbol) => StubReport,
): readonly ConformFinding[] {
  const known = new Set(model.calls.map(({ symbols }) => symbols.sys.name));
  return [...defined].flatMap(([name, [symbol]]) => {
    const isOther = name.startsWith("__sys_") && !/^__sys_freebsd\d+_/.test(name);
    if (symbol === undefined || !isOther || known.has(name)) return [];
    const report = examine(symbol);
    if (report.kind !== "stub") return [];
    const message = `${name} makes call ${String(report.number)}, and the table has no such symbol`;
    return [finding("CF301", "difference", name, message)];
  });
}
