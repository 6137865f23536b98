import { codeOf } from "./code.js";
import { type ElfFile, readElf, type VersionedSymbol } from "./file.js";
import type { ByteSource } from "./source.js";
import { examineStub } from "./stub.js";
import { archiveMembers, isArchive } from "./archive.js";

/** What there is to say about one defined symbol in a line. */
export interface ListedSymbol {
  readonly name: string;
  /** `@@FBSD_1.0`, `@FBSD_1.0` if references without a version do not get it; empty without one. */
  readonly version: string;
  /** The number of the system call whose stub this is. */
  readonly number: number | undefined;
  readonly type: VersionedSymbol["type"];
  readonly binding: VersionedSymbol["binding"];
  /** In bytes. */
  readonly size: number;
  /** In bytes from the start of the file; undefined for what is not in the file. */
  readonly offset: number | undefined;
}

export interface Listing {
  readonly file: string;
  readonly symbols: readonly ListedSymbol[];
}

/** The defined symbols of an ELF file, or of each member of an archive, by name and version. */
export function listSymbols(source: ByteSource): readonly Listing[] {
  const files = isArchive(source) ? archiveMembers(source) : [source];
  return files.map((file) => listingOf(readElf(file)));
}

function listingOf(file: ElfFile): Listing {
  const code = codeOf(file);
  const shown = file.symbols.filter(isDefinition);
  const symbols = shown.map((symbol): ListedSymbol => {
    const { binding, name, size, type, value, version } = symbol;
    const report =
      type === "func" && code !== undefined && file.dynamic !== undefined
        ? examineStub(code, value)
        : undefined;
    return {
      name,
      version: version === undefined ? "" : `${version.isDefault ? "@@" : "@"}${version.name}`,
      number: report?.kind === "stub" ? report.number : undefined,
      type,
      binding,
      size,
      offset: offsetOf(file, symbol),
    };
  });
  return { file: file.source.name, symbols: symbols.sort(byName) };
}

/** What other files can refer to; not the names of the versions themselves. */
function isDefinition({ binding, name, section, version }: VersionedSymbol): boolean {
  const isVersion = section === absolute && version?.name === name;
  return section !== 0 && name !== "" && binding !== "local" && !isVersion;
}

/** The section number of symbols that no section has. */
const absolute = 0xfff1;

function offsetOf(file: ElfFile, { section, value }: VersionedSymbol): number | undefined {
  if (section >= 0xff00) return undefined;
  if (file.header.kind !== "relocatable") {
    // On armv7 the lowest bit of a function's address says Thumb.
    return file.image.place(file.arch?.name === "armv7" ? value & ~1n : value)?.offset;
  }
  const within = file.sections[section];
  return within && within.offset + Number(value);
}

function byName(a: ListedSymbol, b: ListedSymbol): number {
  const [first, second] = [a.name + a.version, b.name + b.version];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
