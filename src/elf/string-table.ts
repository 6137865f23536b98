import { ElfError } from "./error.js";
import { type ByteSource, readWindow } from "./source.js";

/** Names of a hostile table can overlap; real ones share ends at most. */
const largestReuse = 64;

/** The names of symbols or sections, each ended by a zero byte. */
export class StringTable {
  readonly #known = new Map<number, string>();
  readonly #decoder = new TextDecoder();
  #budget: number;

  private constructor(
    readonly source: ByteSource,
    readonly offset: number,
    readonly bytes: Uint8Array,
    readonly what: string,
  ) {
    this.#budget = (bytes.length + 1024) * largestReuse;
  }

  static read(source: ByteSource, offset: number, size: number, what: string): StringTable {
    return new StringTable(source, offset, readWindow(source, offset, size, what), what);
  }

  /** The string that begins at a byte of the table. */
  at(start: number): string {
    const known = this.#known.get(start);
    if (known !== undefined) return known;
    if (start >= this.bytes.length) {
      if (start === 0) return "";
      throw this.#error("EL002", this.bytes.length, `has no byte ${start}, where a name begins`);
    }
    const end = this.bytes.indexOf(0, start);
    if (end === -1) throw this.#error("EL003", start, "does not end with a zero byte");
    this.#budget -= end - start + 1;
    if (this.#budget < 0) {
      throw this.#error("EL004", start, "holds names that overlap beyond all measure");
    }
    const text = this.#decoder.decode(this.bytes.subarray(start, end));
    this.#known.set(start, text);
    return text;
  }

  #error(code: "EL002" | "EL003" | "EL004", at: number, what: string): ElfError {
    return new ElfError(code, this.source.name, this.offset + at, `${this.what} ${what}`);
  }
}
