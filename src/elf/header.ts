import { type LibraryArch, type LibraryArchName, libraryArchs } from "../model/library/arch.js";
import { ElfError } from "./error.js";
import { type ByteSource, readWindow } from "./source.js";
import { type Format, Window } from "./window.js";

/** The first 52 or 64 bytes of a file. */
export interface Header {
  readonly format: Format;
  readonly osAbi: number;
  readonly kind: FileKind;
  /** The `EM_` number. */
  readonly machine: number;
  readonly flags: number;
  readonly segments: TablePlace;
  readonly sections: TablePlace;
  /** The index of the section that has the sections' names. */
  readonly sectionNames: number;
}

export type FileKind = "relocatable" | "executable" | "shared" | "core" | "other";

/** Where a table of headers is, in bytes; `count` entries. */
export interface TablePlace {
  readonly offset: number;
  readonly entrySize: number;
  readonly count: number;
}

/** Numbers of `e_machine`, of the ELF specification's supplements. */
const machineNumbers = {
  i386: 3,
  powerpc: 20,
  powerpc64: 21,
  armv7: 40,
  amd64: 62,
  aarch64: 183,
  riscv64: 243,
} as const;

const kinds: readonly FileKind[] = ["other", "relocatable", "executable", "shared", "core"];

/** Whether a file begins as ELF files do. */
function isElf(source: ByteSource): boolean {
  if (source.size < 4) return false;
  const [a, b, c, d] = source.read(0, 4);
  return a === 0x7f && b === 0x45 && c === 0x4c && d === 0x46;
}

/** @throws ElfError */
export function readHeader(source: ByteSource): Header {
  if (!isElf(source)) throw new ElfError("EL001", source.name, 0, "this is not an ELF file");
  const ident = readWindow(source, 0, 16, "the ELF header");
  const format: Format = {
    bits: choice(source, 4, ident[4], [32, 64], "class"),
    endian: choice(source, 5, ident[5], ["little", "big"], "byte order"),
  };
  const wide = format.bits === 64;
  const window = Window.read(source, format, 0, wide ? 64 : 52, "the ELF header");
  const rest = wide ? 48 : 36;
  const place = (offset: number, sizes: number): TablePlace => ({
    offset: window.fileSize(offset),
    entrySize: window.u16(sizes),
    count: window.u16(sizes + 2),
  });
  return {
    format,
    osAbi: ident[7] ?? 0,
    kind: kinds[window.u16(16)] ?? "other",
    machine: window.u16(18),
    flags: window.u32(rest),
    segments: place(wide ? 32 : 28, rest + 6),
    sections: place(wide ? 40 : 32, rest + 10),
    sectionNames: window.u16(rest + 14),
  };
}

/** The `EM_` number of an architecture. */
export function machineNumber(arch: LibraryArchName): number {
  return machineNumbers[arch === "powerpc64le" ? "powerpc64" : arch];
}

/** FreeBSD's architecture, or undefined for machines that it does not run on. */
export function archOfHeader({ format, machine }: Header): LibraryArch | undefined {
  return libraryArchs.find(
    ({ endian, name, pointerSize }) =>
      machineNumber(name) === machine &&
      endian === format.endian &&
      pointerSize * 8 === format.bits,
  );
}

function choice<T>(
  source: ByteSource,
  offset: number,
  value: number | undefined,
  choices: readonly [T, T],
  what: string,
): T {
  if (value === 1) return choices[0];
  if (value === 2) return choices[1];
  throw new ElfError(
    "EL001",
    source.name,
    offset,
    `the ELF header says ${what} ${String(value)}, and there are 1 and 2`,
  );
}
