import { type ArchName, archOf } from "../../model/arch.js";
import type { LibrarySymbol } from "../../model/library/symbols.js";
import { stubNote } from "../stub-note.js";
import type { Format } from "../window.js";
import { Bytes } from "./bytes.js";
import { dynamicSection } from "./dynamic.js";
import { writeFile } from "./file.js";
import { bucketCount, gnuBucket, gnuTable, systemVTable } from "./hash.js";
import { placeSections, type SectionInput } from "./layout.js";
import { machineWords } from "./machine.js";
import { Strings } from "./strings.js";
import { type PlacedSymbol, symbolTable, versionTable } from "./symbols.js";
import { versionDefinitions } from "./versions.js";

/**
 * A shared library to link with: the symbols with their versions, and code that stops the program
 * at once. The same input gives the same bytes.
 */
export function stubLibrary(
  symbols: readonly LibrarySymbol[],
  soname: string,
  arch: ArchName,
): Uint8Array {
  const { endian, pointerSize } = archOf(arch);
  const format: Format = { bits: pointerSize === 8 ? 64 : 32, endian };
  const sorted = sortedByBucket(symbols);
  const names = sorted.map(({ name }) => name);
  const versions = [...new Set(symbols.map(({ version }) => version))].sort();
  const strings = new Strings();
  const text = new Bytes(format);
  const { placed, dataSize } = placeSymbols(sorted, text, arch);
  const section = (
    name: string,
    type: number,
    content: Bytes,
    rest: Partial<SectionInput> = {},
  ): SectionInput => ({
    name,
    type,
    flags: 2,
    align: pointerSize,
    content,
    size: content.length,
    ...rest,
  });
  const word = { entrySize: format.bits / 4 };
  const size = { entrySize: format.bits === 64 ? 24 : 16 };
  // The addresses in symbols and in the dynamic section are known when everything has its place, so
  // these two come out twice: with zeros for their sizes, then with the addresses.
  const sections = (places: ReadonlyMap<string, number>): readonly SectionInput[] => {
    const table = symbolTable(placed, strings, places, sectionNumbers, format);
    const definitions = versionDefinitions(soname, versions, strings, format);
    const counts = { soname: strings.add(soname), definitions: versions.length + 1 };
    const { bytes } = strings;
    return [
      section(".note.libsysgen", 7, noteBytes(format), { align: 4 }),
      section(".dynsym", 11, table, { ...size, link: ".dynstr", info: 1 }),
      section(".gnu.version", 0x6fffffff, versionTable(placed, versions, format), {
        align: 2,
        entrySize: 2,
        link: ".dynsym",
      }),
      section(".gnu.version_d", 0x6ffffffd, definitions, {
        align: 4,
        link: ".dynstr",
        info: versions.length + 1,
      }),
      section(".hash", 5, systemVTable(names, format), { align: 4, entrySize: 4, link: ".dynsym" }),
      section(".gnu.hash", 0x6ffffff6, gnuTable(names, format), { link: ".dynsym" }),
      section(".dynstr", 3, new Bytes(format).raw(bytes), { align: 1 }),
      section(".text", 1, text, { flags: 6, align: 16, startsSegment: true }),
      section(".dynamic", 6, dynamicSection(places, counts, bytes.length, format), {
        ...word,
        flags: 3,
        link: ".dynstr",
        startsSegment: true,
      }),
      { name: ".bss", type: 8, flags: 3, align: 8, content: undefined, size: dataSize },
    ];
  };
  const sectionNumbers = { text: 8, data: 10 };
  const headers = format.bits === 64 ? 64 + 6 * 56 : 52 + 6 * 32;
  const draft = placeSections(sections(new Map()), headers);
  const places = new Map(draft.map(({ address, name }) => [name, address]));
  return writeFile(placeSections(sections(places), headers), arch, format);
}

/** As GNU's hash table wants them: all of one chain together. */
function sortedByBucket(symbols: readonly LibrarySymbol[]): readonly LibrarySymbol[] {
  const buckets = bucketCount(symbols.length);
  return symbols
    .map((symbol) => ({ symbol, bucket: gnuBucket(symbol.name, buckets) }))
    .sort((a, b) => a.bucket - b.bucket)
    .map(({ symbol }) => symbol);
}

/** Bytes of each function, and the least distance between data. */
const slot = 8;

/** The names of one stub get one address, as in the real library. */
function placeSymbols(
  symbols: readonly LibrarySymbol[],
  text: Bytes,
  arch: ArchName,
): { readonly placed: readonly PlacedSymbol[]; readonly dataSize: number } {
  const known = new Map<string, number>();
  const { stop } = machineWords[arch];
  let dataSize = 0;
  const placed = symbols.map((symbol): PlacedSymbol => {
    const { content, name } = symbol;
    if (content.kind === "object") {
      const value = dataSize;
      dataSize += Math.ceil(content.size / slot) * slot;
      return { ...symbol, section: "data", value, size: content.size };
    }
    const key = content.kind === "stub" ? String(content.number) : name;
    const value = known.get(key) ?? text.length;
    if (!known.has(key)) {
      known.set(key, value);
      for (let done = 0; done < slot; done += stop.length) text.raw(stop);
    }
    return { ...symbol, section: "text", value, size: slot };
  });
  return { placed, dataSize };
}

function noteBytes(format: Format): Bytes {
  const encoder = new TextEncoder();
  const owner = encoder.encode(`${stubNote.owner}\0`);
  const content = encoder.encode(`${stubNote.content}\0`);
  return new Bytes(format)
    .u32(owner.length, content.length, stubNote.type)
    .raw(owner)
    .align(4)
    .raw(content)
    .align(4);
}
