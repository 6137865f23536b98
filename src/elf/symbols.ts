import type { StringTable } from "./string-table.js";
import type { Window } from "./window.js";

/** One entry of a symbol table. */
export interface ElfSymbol {
  readonly name: string;
  readonly value: bigint;
  /** In bytes. */
  readonly size: number;
  readonly type: SymbolType;
  readonly binding: SymbolBinding;
  readonly visibility: SymbolVisibility;
  /** `st_other`, of which the visibility is the lowest two bits. */
  readonly other: number;
  /** The index of its section, or one of the reserved numbers from 0xff00; 0: defined elsewhere. */
  readonly section: number;
}

export type SymbolType =
  "none" | "object" | "func" | "section" | "file" | "common" | "tls" | "ifunc" | "other";
export type SymbolBinding = "local" | "global" | "weak" | "other";
export type SymbolVisibility = "default" | "internal" | "hidden" | "protected";

const types: readonly SymbolType[] = [
  "none",
  "object",
  "func",
  "section",
  "file",
  "common",
  "tls",
  "other",
  "other",
  "other",
  "ifunc",
];
const bindings: readonly SymbolBinding[] = ["local", "global", "weak"];
const visibilities = ["default", "internal", "hidden", "protected"] as const;

/** Bytes of an entry. */
export function symbolSize(bits: 32 | 64): number {
  return bits === 64 ? 24 : 16;
}

/** All symbols of a table, with the empty one at index 0. */
export function readSymbols(table: Window, strings: StringTable): readonly ElfSymbol[] {
  const size = symbolSize(table.format.bits);
  const count = Math.floor(table.length / size);
  return Array.from({ length: count }, (_, index) => readSymbol(table, index * size, strings));
}

function readSymbol(table: Window, at: number, strings: StringTable): ElfSymbol {
  const wide = table.format.bits === 64;
  const info = table.u8(at + (wide ? 4 : 12));
  const other = table.u8(at + (wide ? 5 : 13));
  return {
    name: strings.at(table.u32(at)),
    value: table.address(at + (wide ? 8 : 4)),
    size: table.fileSize(at + (wide ? 16 : 8)),
    type: types[info & 0xf] ?? "other",
    binding: bindings[info >> 4] ?? "other",
    visibility: visibilities[other & 3] ?? "default",
    other,
    section: table.u16(at + (wide ? 6 : 14)),
  };
}
