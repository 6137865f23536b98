import type { Format } from "../window.js";

/** Bytes that grow at their end, with integers in a file's order. */
export class Bytes {
  readonly #values: number[] = [];

  constructor(readonly format: Format) {}

  get length(): number {
    return this.#values.length;
  }

  u8(...values: readonly number[]): this {
    for (const value of values) this.#values.push(value & 0xff);
    return this;
  }

  u16(...values: readonly number[]): this {
    for (const value of values) this.#number(value, 2);
    return this;
  }

  u32(...values: readonly number[]): this {
    for (const value of values) this.#number(value, 4);
    return this;
  }

  /** Words of the file's class. What is written here is below 2^53. */
  word(...values: readonly number[]): this {
    for (const value of values) this.#number(value, this.format.bits / 8);
    return this;
  }

  raw(values: Iterable<number>): this {
    for (const value of values) this.#values.push(value);
    return this;
  }

  /** Zeros up to an offset. */
  padTo(length: number): this {
    while (this.#values.length < length) this.#values.push(0);
    return this;
  }

  align(to: number): this {
    return this.padTo(Math.ceil(this.#values.length / to) * to);
  }

  result(): Uint8Array {
    return Uint8Array.from(this.#values);
  }

  #number(value: number, size: number): void {
    const bytes = Array.from(
      { length: size },
      (_, index) => Math.floor(value / 256 ** index) % 256,
    );
    this.raw(this.format.endian === "little" ? bytes : bytes.reverse());
  }
}
