import { ElfError } from "./error.js";
import { type ByteSource, readWindow } from "./source.js";

/** What the first bytes of a file say about all others. */
export interface Format {
  readonly bits: 32 | 64;
  readonly endian: "little" | "big";
}

/** Some bytes of a file, with integers in the file's own order. Reading past the end throws. */
export class Window {
  readonly #view: DataView;
  readonly #little: boolean;
  #spent = 0;

  constructor(
    readonly source: ByteSource,
    readonly format: Format,
    /** Where the bytes are in the file. */
    readonly offset: number,
    readonly bytes: Uint8Array,
    readonly what: string,
  ) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#little = format.endian === "little";
  }

  static read(
    source: ByteSource,
    format: Format,
    offset: number,
    length: number,
    what: string,
  ): Window {
    return new Window(source, format, offset, readWindow(source, offset, length, what), what);
  }

  get length(): number {
    return this.bytes.length;
  }

  u8(at: number): number {
    return this.#view.getUint8(this.#checked(at, 1));
  }

  u16(at: number): number {
    return this.#view.getUint16(this.#checked(at, 2), this.#little);
  }

  u32(at: number): number {
    return this.#view.getUint32(this.#checked(at, 4), this.#little);
  }

  u64(at: number): bigint {
    return this.#view.getBigUint64(this.#checked(at, 8), this.#little);
  }

  /** An address: 4 or 8 bytes by the file's class. */
  address(at: number): bigint {
    return this.format.bits === 64 ? this.u64(at) : BigInt(this.u32(at));
  }

  /** An offset or a size within the file: as wide as an address. */
  fileSize(at: number): number {
    const value = this.address(at);
    // Beyond any file, so that the comparison with the file's size tells it, without loss.
    return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(value);
  }

  /** Counts an entry of linked lists, which may overlap or lead in a circle, and stops at `most`. */
  spend(at: number, most: number): void {
    this.#spent += 1;
    if (this.#spent > most) {
      throw new ElfError("EL004", this.source.name, this.offset + at, `${this.what} do not end`);
    }
  }

  /** The error for something wrong at a byte of the window. */
  wrong(at: number, what: string): ElfError {
    return new ElfError("EL003", this.source.name, this.offset + at, what);
  }

  #checked(at: number, length: number): number {
    if (at >= 0 && at + length <= this.bytes.length) return at;
    throw new ElfError(
      "EL002",
      this.source.name,
      this.offset + Math.min(Math.max(at, 0), this.bytes.length),
      `${this.what} ends in the middle of an entry`,
    );
  }
}
