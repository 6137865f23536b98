import type { ArchName } from "../../model/arch.js";
import { machineNumber } from "../header.js";
import type { Format } from "../window.js";
import { Bytes } from "./bytes.js";
import { pageSize, type PlacedSection } from "./layout.js";
import { machineWords } from "./machine.js";
import { Strings } from "./strings.js";

/** `ELFOSABI_FREEBSD` */
const freebsd = 9;

/** A shared library of sections in three segments, to read, to run, to write. */
export function writeFile(
  sections: readonly PlacedSection[],
  arch: ArchName,
  format: Format,
): Uint8Array {
  const wide = format.bits === 64;
  const names = new Strings();
  const all = [...sections, namesSection(sections, names, format)];
  const last = all.at(-1);
  const end = last === undefined ? 0 : last.offset + last.size;
  const headersAt = Math.ceil(end / 8) * 8;
  const [headerSize, segmentSize, sectionSize] = wide ? [64, 56, 64] : [52, 32, 40];
  const segments = segmentsOf(sections, headerSize + 6 * segmentSize);
  const file = new Bytes(format)
    .u8(0x7f, 0x45, 0x4c, 0x46, wide ? 2 : 1, format.endian === "little" ? 1 : 2, 1, freebsd)
    .padTo(16)
    .u16(3, machineNumber(arch))
    .u32(1)
    .word(0, headerSize, headersAt)
    .u32(machineWords[arch].flags)
    .u16(headerSize, segmentSize, segments.length, sectionSize, all.length + 1, all.length);
  for (const segment of segments) writeSegment(file, segment);
  for (const { content, offset } of all) {
    if (content !== undefined) file.padTo(offset).raw(content.result());
  }
  file.padTo(headersAt).padTo(headersAt + sectionSize);
  for (const section of all) writeSection(file, section, all, names);
  return file.result();
}

function namesSection(
  sections: readonly PlacedSection[],
  names: Strings,
  format: Format,
): PlacedSection {
  for (const { name } of sections) names.add(name);
  const name = ".shstrtab";
  names.add(name);
  const content = new Bytes(format).raw(names.bytes);
  const last = sections.at(-1);
  const offset = last === undefined ? 0 : last.offset;
  return { name, type: 3, flags: 0, align: 1, content, size: content.length, offset, address: 0 };
}

interface SegmentOutput {
  readonly type: number;
  /** 4 to read, 2 to write, 1 to run. */
  readonly flags: number;
  readonly offset: number;
  readonly address: number;
  readonly fileSize: number;
  readonly memorySize: number;
  readonly align: number;
}

/** Three to load, the dynamic section, the note, and the wish for a stack that is not executable. */
function segmentsOf(sections: readonly PlacedSection[], headers: number): readonly SegmentOutput[] {
  const firstCode = sections.findIndex(({ name }) => name === ".text");
  const firstData = sections.findIndex(({ name }) => name === ".dynamic");
  const load = (flags: number, from: number, until?: number) => ({
    ...cover(sections.slice(from, until)),
    type: 1,
    flags,
    align: pageSize,
  });
  const tables = load(4, 0, firstCode);
  const part = (type: number, flags: number, name: string) => ({
    ...cover(sections.filter((section) => section.name === name)),
    type,
    flags,
    align: type === 4 ? 4 : 8,
  });
  const stack = { offset: 0, address: 0, fileSize: 0, memorySize: 0, align: 16 };
  const grown = tables.fileSize + headers + (tables.offset - headers);
  return [
    { ...tables, offset: 0, address: 0, fileSize: grown, memorySize: grown },
    load(5, firstCode, firstData),
    load(6, firstData),
    part(2, 6, ".dynamic"),
    part(4, 4, ".note.libsysgen"),
    { ...stack, type: 0x6474e551, flags: 6 },
  ];
}

function cover(sections: readonly PlacedSection[]) {
  const [first] = sections;
  const { address = 0, offset = 0 } = first ?? {};
  const ends = sections.map((section) => section.address + section.size - address);
  const inFile = sections.filter(({ content }) => content !== undefined);
  const fileEnds = inFile.map((section) => section.offset + section.size - offset);
  return { offset, address, fileSize: Math.max(0, ...fileEnds), memorySize: Math.max(0, ...ends) };
}

function writeSegment(file: Bytes, segment: SegmentOutput): void {
  const { address, align, fileSize, flags, memorySize, offset, type } = segment;
  file.u32(type);
  if (file.format.bits === 64) file.u32(flags);
  file.word(offset, address, address, fileSize, memorySize);
  if (file.format.bits === 32) file.u32(flags);
  file.word(align);
}

function writeSection(
  file: Bytes,
  section: PlacedSection,
  all: readonly PlacedSection[],
  names: Strings,
): void {
  const {
    address,
    align,
    entrySize = 0,
    flags,
    info = 0,
    link,
    name,
    offset,
    size,
    type,
  } = section;
  const linked = link === undefined ? 0 : all.findIndex((other) => other.name === link) + 1;
  file
    .u32(names.add(name), type)
    .word(flags, address, offset, size)
    .u32(linked, info)
    .word(align, entrySize);
}
