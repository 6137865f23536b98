import { ElfError } from "./error.js";
import type { Header } from "./header.js";
import { type ByteSource, readWindow } from "./source.js";
import { Window } from "./window.js";

/** One entry of the program header table. */
export interface Segment {
  /** The `PT_` number. */
  readonly type: number;
  readonly executable: boolean;
  readonly offset: number;
  readonly address: bigint;
  readonly fileSize: number;
}

/** Numbers of `p_type`. */
export const segmentType = { load: 1, dynamic: 2, note: 4 } as const;

/** The file as the run-time linker lays it out in memory. */
export class Image {
  readonly #loaded: readonly Segment[];

  constructor(
    readonly source: ByteSource,
    readonly header: Header,
    readonly segments: readonly Segment[],
  ) {
    this.#loaded = segments.filter(({ type }) => type === segmentType.load);
  }

  static read(source: ByteSource, header: Header): Image {
    return new Image(source, header, readSegments(source, header));
  }

  /** Where an address is in the file, and how many bytes follow it in its segment. */
  place(address: bigint): { readonly offset: number; readonly rest: number } | undefined {
    for (const segment of this.#loaded) {
      const into = address - segment.address;
      if (into < 0n || into >= BigInt(segment.fileSize)) continue;
      const skip = Number(into);
      return { offset: segment.offset + skip, rest: segment.fileSize - skip };
    }
    return undefined;
  }

  /** Up to `length` bytes of memory; fewer at the end of a segment, none outside. */
  bytesAt(address: bigint, length: number): Uint8Array {
    const place = this.place(address);
    if (place === undefined || place.offset >= this.source.size) return new Uint8Array();
    const size = Math.min(length, place.rest, this.source.size - place.offset);
    return this.source.read(place.offset, size);
  }

  /** A table at an address. */
  window(address: bigint, length: number, what: string): Window {
    const place = this.#placeOf(address, what);
    const bytes = readWindow(this.source, place.offset, length, what);
    return new Window(this.source, this.header.format, place.offset, bytes, what);
  }

  /** A table whose length nobody has written down: it ends with its segment at the latest. */
  openWindow(address: bigint, most: number, what: string): Window {
    const place = this.#placeOf(address, what);
    const inFile = Math.max(0, this.source.size - place.offset);
    return this.window(address, Math.min(place.rest, inFile, most), what);
  }

  #placeOf(address: bigint, what: string): { readonly offset: number; readonly rest: number } {
    const place = this.place(address);
    if (place !== undefined) return place;
    const text = `${what} is to be at address 0x${address.toString(16)}, which no segment has`;
    throw new ElfError("EL003", this.source.name, 0, text);
  }
}

function readSegments(source: ByteSource, { format, segments }: Header): readonly Segment[] {
  const { count, entrySize, offset } = segments;
  if (count === 0 || offset === 0) return [];
  const wide = format.bits === 64;
  const needed = wide ? 56 : 32;
  if (entrySize < needed) {
    throw new ElfError(
      "EL003",
      source.name,
      0,
      `the ELF header announces a program header of ${entrySize} bytes; there must be ${needed}`,
    );
  }
  const table = Window.read(source, format, offset, count * entrySize, "the program header table");
  return Array.from({ length: count }, (_, index) => {
    const at = index * entrySize;
    return {
      type: table.u32(at),
      executable: (table.u32(at + (wide ? 4 : 24)) & 1) !== 0,
      offset: table.fileSize(at + (wide ? 8 : 4)),
      address: table.address(at + (wide ? 16 : 8)),
      fileSize: table.fileSize(at + (wide ? 32 : 16)),
    };
  });
}
