import { codeOf } from "../../elf/code.js";
import type { ElfFile } from "../../elf/file.js";
import { examineStub } from "../../elf/stub.js";
import type { LibraryArchName } from "../../model/library/arch.js";
import { type LibraryFacts, librarySymbols } from "../../model/library/symbols.js";
import type { Model } from "../../model/model.js";
import { definedSymbols } from "../compare.js";
import { symbolText } from "../finding.js";

/** What a program sees of a symbol. */
export interface AbiSymbol {
  readonly name: string;
  readonly version: string | undefined;
  readonly isDefault: boolean;
  readonly binding: string;
  readonly kind: "function" | "object";
  /** Of data, in bytes. */
  readonly size: number | undefined;
  /** The call that a stub makes; undefined for what is none, or where nobody can tell. */
  readonly number: number | undefined;
}

/** One of two things to compare: a library, or the one that a table describes. */
export interface AbiSide {
  readonly title: string;
  readonly arch: LibraryArchName;
  readonly soname: string | undefined;
  /** By name and version: `fstat@FBSD_1.0`. */
  readonly symbols: ReadonlyMap<string, AbiSymbol>;
}

/** A symbol as linkers write it. */
export function abiText({ isDefault, name, version }: AbiSymbol): string {
  return symbolText(name, version, isDefault);
}

/** Undefined for a file that is no shared library of an architecture of FreeBSD. */
export function sideOfLibrary(file: ElfFile): AbiSide | undefined {
  const code = codeOf(file);
  if (file.arch === undefined || file.dynamic === undefined || code === undefined) return undefined;
  const symbols = [...definedSymbols(file).values()].flat().map((symbol): AbiSymbol => {
    const { binding, name, size, type, value, version } = symbol;
    const report = type === "func" ? examineStub(code, value) : undefined;
    const kind = type === "func" || type === "ifunc" ? "function" : "object";
    return {
      name,
      version: version?.name,
      isDefault: version?.isDefault ?? true,
      binding,
      kind,
      size: kind === "object" ? size : undefined,
      number: report?.kind === "stub" ? report.number : undefined,
    };
  });
  return {
    title: file.source.name,
    arch: file.arch.name,
    soname: file.dynamic.names("soname")[0],
    symbols: byKey(symbols),
  };
}

/** The library that a table describes. */
export function sideOfTable(
  title: string,
  model: Model,
  facts: LibraryFacts,
  arch: LibraryArchName,
): AbiSide {
  const symbols = librarySymbols(model, facts, arch).map(({ content, ...symbol }): AbiSymbol => ({
    ...symbol,
    kind: content.kind === "object" ? "object" : "function",
    size: content.kind === "object" ? content.size : undefined,
    number: content.kind === "stub" ? content.number : undefined,
  }));
  return { title, arch, soname: facts.soname, symbols: byKey(symbols) };
}

function byKey(symbols: readonly AbiSymbol[]): ReadonlyMap<string, AbiSymbol> {
  const keyed = symbols.map(
    (symbol) => [symbolText(symbol.name, symbol.version, false), symbol] as const,
  );
  return new Map(keyed.sort(([a], [b]) => (a < b ? -1 : 1)));
}
