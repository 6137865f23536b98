import type { Format } from "../window.js";
import { Bytes } from "./bytes.js";

/** The hash function of the System V ABI. */
export function systemVHash(name: string): number {
  let hash = 0;
  for (const byte of new TextEncoder().encode(name)) {
    hash = ((hash << 4) + byte) >>> 0;
    const high = hash & 0xf0000000;
    hash = (hash ^ (high >>> 24) ^ high) >>> 0;
  }
  return hash;
}

/** The hash function of GNU's table: Bernstein's. */
function gnuHash(name: string): number {
  let hash = 5381;
  for (const byte of new TextEncoder().encode(name)) hash = (Math.imul(hash, 33) + byte) >>> 0;
  return hash;
}

/** How many chains the tables have for so many symbols. */
export function bucketCount(symbols: number): number {
  return Math.max(1, Math.ceil(symbols / 4));
}

/** The chain of GNU's table that a name is in; its symbols follow each other, chain by chain. */
export function gnuBucket(name: string, buckets: number): number {
  return gnuHash(name) % buckets;
}

/** `.hash` for the symbols from index 1 on. */
export function systemVTable(names: readonly string[], format: Format): Bytes {
  const count = bucketCount(names.length);
  const heads = new Array<number>(count).fill(0);
  const chains = new Array<number>(names.length + 1).fill(0);
  names.forEach((name, index) => {
    const bucket = systemVHash(name) % count;
    chains[index + 1] = heads[bucket] ?? 0;
    heads[bucket] = index + 1;
  });
  return new Bytes(format).u32(count, chains.length, ...heads, ...chains);
}

/** How far apart the two bits of a name are in the filter. */
const bloomShift = 26;

/** `.gnu.hash` for the symbols from index 1 on, which are sorted by `gnuBucket`. */
export function gnuTable(names: readonly string[], format: Format): Bytes {
  const count = bucketCount(names.length);
  const words = 2 ** Math.ceil(Math.log2(Math.max(1, (names.length * 12) / format.bits)));
  const bloom = new Array<bigint>(words).fill(0n);
  const heads = new Array<number>(count).fill(0);
  const hashes = names.map(gnuHash);
  const chains = hashes.map((hash, index) => {
    const bucket = hash % count;
    if (heads[bucket] === 0) heads[bucket] = index + 1;
    const word = Math.floor(hash / format.bits) % words;
    const bits =
      (1n << BigInt(hash % format.bits)) | (1n << BigInt((hash >>> bloomShift) % format.bits));
    bloom[word] = (bloom[word] ?? 0n) | bits;
    const next = hashes[index + 1];
    const isLast = next === undefined || next % count !== bucket;
    return ((hash & ~1) | (isLast ? 1 : 0)) >>> 0;
  });
  const table = new Bytes(format).u32(count, 1, words, bloomShift);
  for (const word of bloom) {
    const halves = [Number(word & 0xffffffffn), Number(word >> 32n)];
    if (format.bits === 32) table.u32(halves[0] ?? 0);
    else table.u32(...(format.endian === "little" ? halves : halves.reverse()));
  }
  return table.u32(...heads, ...chains);
}
