/** A string table: each string once, the empty one at offset 0. */
export class Strings {
  readonly #offsets = new Map<string, number>([["", 0]]);
  readonly #bytes: number[] = [0];

  /** The offset of a string, which is added if it is new. */
  add(text: string): number {
    const known = this.#offsets.get(text);
    if (known !== undefined) return known;
    const offset = this.#bytes.length;
    this.#offsets.set(text, offset);
    this.#bytes.push(...new TextEncoder().encode(text), 0);
    return offset;
  }

  get bytes(): readonly number[] {
    return this.#bytes;
  }
}
