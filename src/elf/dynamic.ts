import type { Image } from "./image.js";
import { segmentType } from "./image.js";
import { readWindow } from "./source.js";
import { StringTable } from "./string-table.js";
import { Window } from "./window.js";

/** Numbers of `d_tag`. */
const tag = {
  needed: 1n,
  pltRelocationSize: 2n,
  pltGot: 3n,
  hash: 4n,
  strings: 5n,
  symbols: 6n,
  rela: 7n,
  relaSize: 8n,
  stringsSize: 10n,
  soname: 14n,
  rel: 17n,
  relSize: 18n,
  pltRelocationKind: 20n,
  pltRelocations: 23n,
  gnuHash: 0x6ffffef5n,
  versionSymbols: 0x6ffffff0n,
  definitions: 0x6ffffffcn,
  definitionCount: 0x6ffffffdn,
  needs: 0x6ffffffen,
  needCount: 0x6fffffffn,
  auxiliary: 0x7ffffffdn,
  filter: 0x7fffffffn,
} as const;

export type DynamicTag = keyof typeof tag;

/** The dynamic section: what the run-time linker goes by. */
export class Dynamic {
  private constructor(
    readonly entries: ReadonlyMap<bigint, readonly bigint[]>,
    readonly strings: StringTable,
  ) {}

  /** Undefined for files that are not linked dynamically. */
  static read(image: Image): Dynamic | undefined {
    const segment = image.segments.find(({ type }) => type === segmentType.dynamic);
    if (segment === undefined) return undefined;
    const what = "the dynamic section";
    const bytes = readWindow(image.source, segment.offset, segment.fileSize, what);
    const window = new Window(image.source, image.header.format, segment.offset, bytes, what);
    const entries = readEntries(window);
    const address = entries.get(tag.strings)?.[0];
    const size = Number(entries.get(tag.stringsSize)?.[0] ?? 0n);
    const place = address === undefined ? undefined : image.place(address);
    if (place === undefined) throw window.wrong(0, "the dynamic section has no table of strings");
    const strings = StringTable.read(image.source, place.offset, size, "the dynamic string table");
    return new Dynamic(entries, strings);
  }

  value(name: DynamicTag): bigint | undefined {
    return this.entries.get(tag[name])?.[0];
  }

  /** The strings that all entries of a tag name. */
  names(name: DynamicTag): readonly string[] {
    const values = this.entries.get(tag[name]) ?? [];
    return values.map((value) => this.strings.at(Number(value)));
  }
}

function readEntries(window: Window): ReadonlyMap<bigint, readonly bigint[]> {
  const word = window.format.bits / 8;
  const entries = new Map<bigint, bigint[]>();
  for (let at = 0; at + 2 * word <= window.length; at += 2 * word) {
    const key = window.address(at);
    if (key === 0n) break;
    const values = entries.get(key);
    const value = window.address(at + word);
    if (values === undefined) entries.set(key, [value]);
    else values.push(value);
  }
  return entries;
}
