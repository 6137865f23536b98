import { ElfError } from "./error.js";
import type { Header } from "./header.js";
import type { ByteSource } from "./source.js";
import { StringTable } from "./string-table.js";
import { Window } from "./window.js";

/** One entry of the section header table. */
export interface Section {
  readonly name: string;
  /** The `SHT_` number. */
  readonly type: number;
  readonly address: bigint;
  /** In bytes from the start of the file. */
  readonly offset: number;
  readonly size: number;
  /** Another section that this one needs, the names of its symbols say. */
  readonly link: number;
  readonly info: number;
  /** Bytes of an entry, if the section is a table. */
  readonly entrySize: number;
}

/** Numbers of `sh_type`. */
export const sectionType = {
  symbols: 2,
  relocationsWithAddend: 4,
  note: 7,
  nothing: 8,
  relocations: 9,
  dynamicSymbols: 11,
} as const;

/** All sections; none if the file has been stripped of them. */
export function readSections(source: ByteSource, header: Header): readonly Section[] {
  const { offset, entrySize, count: written } = header.sections;
  if (offset === 0) return [];
  const wide = header.format.bits === 64;
  const needed = wide ? 64 : 40;
  if (entrySize < needed) {
    throw new ElfError(
      "EL003",
      source.name,
      0,
      `the ELF header announces a section header of ${entrySize} bytes; there must be ${needed}`,
    );
  }
  const first = Window.read(source, header.format, offset, needed, "the first section header");
  // Beyond 0xff00 sections the first one's size is their number, and its link that of the names.
  const count = written === 0 ? first.fileSize(wide ? 32 : 20) : written;
  const names = header.sectionNames === 0xffff ? first.u32(wide ? 40 : 24) : header.sectionNames;
  const table = Window.read(
    source,
    header.format,
    offset,
    count * entrySize,
    "the section header table",
  );
  const raw = Array.from({ length: count }, (_, index) => rawSection(table, index * entrySize));
  const strings = raw[names];
  const text =
    strings === undefined || strings.type === sectionType.nothing || names === 0
      ? undefined
      : StringTable.read(source, strings.offset, strings.size, "the section names");
  return raw.map((section) => ({ ...section, name: text?.at(section.nameAt) ?? "" }));
}

function rawSection(table: Window, at: number) {
  const wide = table.format.bits === 64;
  return {
    nameAt: table.u32(at),
    type: table.u32(at + 4),
    address: table.address(at + (wide ? 16 : 12)),
    offset: table.fileSize(at + (wide ? 24 : 16)),
    size: table.fileSize(at + (wide ? 32 : 20)),
    link: table.u32(at + (wide ? 40 : 24)),
    info: table.u32(at + (wide ? 44 : 28)),
    entrySize: table.fileSize(at + (wide ? 56 : 36)),
  };
}
