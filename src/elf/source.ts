import { ElfError } from "./error.js";

/** A file of known length that is read in windows, never as a whole. */
export interface ByteSource {
  /** For messages. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Exactly `length` bytes from `offset`; the caller has made sure that they are there. */
  readonly read: (offset: number, length: number) => Uint8Array;
}

/** No table of a real file comes near this: 256 MiB. */
const largestWindow = 0x1000_0000;

/**
 * `length` bytes from `offset`.
 *
 * @param what is read, for the message of the `ElfError` that is thrown if it is not there
 */
export function readWindow(
  source: ByteSource,
  offset: number,
  length: number,
  what: string,
): Uint8Array {
  if (!(offset >= 0 && length >= 0 && offset + length <= source.size)) {
    const place = Math.min(Math.max(offset, 0), source.size);
    throw new ElfError(
      "EL002",
      source.name,
      place,
      `${what} is to have ${length} bytes here, and the file ends at byte ${source.size}`,
    );
  }
  if (length > largestWindow) {
    throw new ElfError("EL004", source.name, offset, `${what} is to have ${length} bytes`);
  }
  return source.read(offset, length);
}

/** A file that is in memory. */
export function memorySource(name: string, bytes: Uint8Array): ByteSource {
  return {
    name,
    size: bytes.length,
    read: (offset, length) => bytes.subarray(offset, offset + length),
  };
}

/** A part of a file as a file of its own, a member of an archive say. */
export function partOf(source: ByteSource, name: string, start: number, size: number): ByteSource {
  return { name, size, read: (offset, length) => source.read(start + offset, length) };
}
