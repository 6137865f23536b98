import type { LibraryArch } from "../model/library/arch.js";
import { Dynamic } from "./dynamic.js";
import { archOfHeader, type Header, readHeader } from "./header.js";
import { Image } from "./image.js";
import { freebsdVersion, type Note, readNotes } from "./notes.js";
import { readSections, type Section, sectionType } from "./sections.js";
import type { ByteSource } from "./source.js";
import { StringTable } from "./string-table.js";
import { countByHash } from "./symbol-count.js";
import { type ElfSymbol, readSymbols, symbolSize } from "./symbols.js";
import { readVersions, type SymbolVersion, type Versions } from "./versions.js";
import { Window } from "./window.js";

/** An ELF file: what its tables say. Code is read from `image` when it is asked for. */
export interface ElfFile {
  readonly source: ByteSource;
  readonly header: Header;
  /** Undefined for a machine that FreeBSD does not run on. */
  readonly arch: LibraryArch | undefined;
  readonly image: Image;
  readonly sections: readonly Section[];
  /** Undefined for files without a dynamic section. */
  readonly dynamic: Dynamic | undefined;
  readonly notes: readonly Note[];
  /** `__FreeBSD_version` of the system that it was linked for, from the ABI tag. */
  readonly freebsdVersion: number | undefined;
  /** The dynamic symbols; those of the linker if there are no dynamic ones. */
  readonly symbols: readonly VersionedSymbol[];
  readonly versions: Pick<Versions, "definitions" | "needs">;
  /** Where two tables count the dynamic symbols differently. */
  readonly disagreement: { readonly sections: number; readonly hash: number } | undefined;
}

export interface VersionedSymbol extends ElfSymbol {
  readonly version: SymbolVersion | undefined;
}

/** @throws ElfError that names the first place that makes no sense */
export function readElf(source: ByteSource): ElfFile {
  const header = readHeader(source);
  const image = Image.read(source, header);
  const sections = readSections(source, header);
  const dynamic = Dynamic.read(image);
  const notes = readNotes(image);
  const base = {
    source,
    header,
    arch: archOfHeader(header),
    image,
    sections,
    dynamic,
    notes,
    freebsdVersion: freebsdVersion(notes, header.format),
  };
  if (dynamic?.value("symbols") === undefined) {
    const symbols = linkerSymbols(source, header, sections);
    const none = { definitions: [], needs: [] };
    return { ...base, symbols, versions: none, disagreement: undefined };
  }
  return { ...base, ...dynamicSymbols(image, dynamic, sections) };
}

function dynamicSymbols(image: Image, dynamic: Dynamic, sections: readonly Section[]) {
  const bits = image.header.format.bits;
  const section = sections.find(({ type }) => type === sectionType.dynamicSymbols);
  const bySection = section && Math.floor(section.size / symbolSize(bits));
  const byHash = countByHash(image, dynamic);
  // Where they disagree, the run-time linker goes by the hash table, and never by sections.
  const count = byHash ?? bySection ?? 0;
  const address = dynamic.value("symbols") ?? 0n;
  const table = image.window(address, count * symbolSize(bits), "the dynamic symbol table");
  const versions = readVersions(image, dynamic, count);
  const symbols = readSymbols(table, dynamic.strings).map((symbol, index) => ({
    ...symbol,
    version: versions.of(index),
  }));
  return {
    symbols,
    versions,
    disagreement:
      bySection === undefined || byHash === undefined || bySection === byHash
        ? undefined
        : { sections: bySection, hash: byHash },
  };
}

function linkerSymbols(
  source: ByteSource,
  header: Header,
  sections: readonly Section[],
): readonly VersionedSymbol[] {
  const section = sections.find(({ type }) => type === sectionType.symbols);
  const names = section && sections[section.link];
  if (section === undefined || names === undefined) return [];
  const { format } = header;
  const table = Window.read(source, format, section.offset, section.size, "the symbol table");
  const strings = StringTable.read(source, names.offset, names.size, "the string table");
  return readSymbols(table, strings).map((symbol) => ({ ...symbol, version: undefined }));
}
