import type { VersionedSymbol } from "../elf/file.js";
import type { StubReport } from "../elf/stub.js";
import type { LibrarySymbol } from "../model/library/symbols.js";
import { type ConformFinding, finding, symbolText } from "./finding.js";
import type { LibraryRole } from "./report.js";

export interface UnknownOptions {
  readonly role: LibraryRole;
  readonly examine: (symbol: VersionedSymbol) => StubReport;
}

/** What the library exports and the table does not ask for. */
export function unknownSymbols(
  defined: ReadonlyMap<string, readonly VersionedSymbol[]>,
  expected: readonly LibrarySymbol[],
  { examine, role }: UnknownOptions,
): readonly ConformFinding[] {
  const known = new Set(expected.map(({ name, version }) => `${name}@${version}`));
  const names = new Set(expected.map(({ name }) => name));
  return [...defined.values()]
    .flat()
    .filter(({ name, version }) =>
      version === undefined ? !names.has(name) : !known.has(`${name}@${version.name}`),
    )
    .filter((symbol) => isLibrarysOwn(symbol, role) && !isMisplaced(symbol, defined, names))
    .map((symbol) => {
      const { name, type, version } = symbol;
      const text = symbolText(name, version?.name, version?.isDefault ?? true);
      const report = type === "func" && role === "libsys" ? examine(symbol) : undefined;
      return report?.kind === "stub"
        ? finding(
            "CF301",
            "difference",
            text,
            `${text} makes call ${report.number}, and the table has no such symbol`,
          )
        : finding("CF302", "difference", text, `${text} is not known`);
    })
    .sort((a, b) => ((a.symbol ?? "") < (b.symbol ?? "") ? -1 : 1));
}

/** Of libc only the stubs are looked at. */
function isLibrarysOwn({ name }: VersionedSymbol, role: LibraryRole): boolean {
  return role === "libsys" || role === "stub" || name.startsWith("__sys_");
}

/** A known name with a wrong version and no right one: that is a finding of its own. */
function isMisplaced(
  { name, version }: VersionedSymbol,
  defined: ReadonlyMap<string, readonly VersionedSymbol[]>,
  names: ReadonlySet<string>,
): boolean {
  return names.has(name) && (version?.isDefault ?? true) && (defined.get(name)?.length ?? 0) === 1;
}
