import type { LibrarySymbol } from "../../model/library/symbols.js";
import type { Format } from "../window.js";
import { Bytes } from "./bytes.js";
import type { Strings } from "./strings.js";

export interface PlacedSymbol extends LibrarySymbol {
  readonly section: "text" | "data";
  /** In bytes from the start of its section. */
  readonly value: number;
  readonly size: number;
}

/** `.dynsym`, with the empty symbol at index 0. */
export function symbolTable(
  symbols: readonly PlacedSymbol[],
  strings: Strings,
  places: ReadonlyMap<string, number>,
  numbers: Readonly<Record<PlacedSymbol["section"], number>>,
  format: Format,
): Bytes {
  const wide = format.bits === 64;
  const table = new Bytes(format).padTo(wide ? 24 : 16);
  for (const { binding, content, name, section, size, value } of symbols) {
    const start = places.get(section === "text" ? ".text" : ".bss") ?? 0;
    const info = (binding === "weak" ? 0x20 : 0x10) | (content.kind === "object" ? 1 : 2);
    table.u32(strings.add(name));
    if (wide)
      table
        .u8(info, 0)
        .u16(numbers[section])
        .word(start + value, size);
    else
      table
        .word(start + value, size)
        .u8(info, 0)
        .u16(numbers[section]);
  }
  return table;
}

/** `.gnu.version`: for each symbol the number of its version; the highest bit if it is no default. */
export function versionTable(
  symbols: readonly PlacedSymbol[],
  versions: readonly string[],
  format: Format,
): Bytes {
  const table = new Bytes(format).u16(0);
  for (const { isDefault, version } of symbols) {
    table.u16((versions.indexOf(version) + 2) | (isDefault ? 0 : 0x8000));
  }
  return table;
}
