import type { Dynamic } from "./dynamic.js";
import type { Image } from "./image.js";
import type { Window } from "./window.js";

/** A word that the run-time linker fills with the address of a symbol. */
export interface Relocation {
  /** The address of the word; within its section in a relocatable file. */
  readonly address: bigint;
  /** An index into the symbol table; 0 for none, and then the word becomes the addend. */
  readonly symbol: number;
  /** Undefined where the word itself holds it until it is relocated. */
  readonly addend: bigint | undefined;
}

/** The relocations of a dynamic file: those of its PLT and of its data. */
export function dynamicRelocations(image: Image, dynamic: Dynamic): readonly Relocation[] {
  const withAddend = dynamic.value("pltRelocationKind") === 7n;
  const tables = [
    ["pltRelocations", "pltRelocationSize", withAddend],
    ["rela", "relaSize", true],
    ["rel", "relSize", false],
  ] as const;
  return tables.flatMap(([start, size, addend]) => {
    const address = dynamic.value(start);
    const length = Number(dynamic.value(size) ?? 0n);
    if (address === undefined || length === 0) return [];
    return readRelocations(image.window(address, length, "the relocations"), addend);
  });
}

/** A table of relocations. */
export function readRelocations(window: Window, withAddend: boolean): readonly Relocation[] {
  const word = window.format.bits / 8;
  const size = withAddend ? 3 * word : 2 * word;
  const found: Relocation[] = [];
  for (let at = 0; at + size <= window.length; at += size) {
    const info = window.address(at + word);
    const symbol = Number(window.format.bits === 64 ? info >> 32n : info >> 8n);
    const addend = withAddend ? window.address(at + 2 * word) : undefined;
    found.push({ address: window.address(at), symbol, addend });
  }
  return found;
}
