import type { Dynamic } from "./dynamic.js";
import type { Image } from "./image.js";
import type { Window } from "./window.js";

/**
 * How many dynamic symbols the hash tables know, for nothing else says it where the sections have
 * been stripped. Undefined if there is no hash table, or an empty one.
 */
export function countByHash(image: Image, dynamic: Dynamic): number | undefined {
  const plain = dynamic.value("hash");
  if (plain !== undefined) {
    // Its second word is the number of chains, of which every symbol has one.
    return image.window(plain, 8, "the hash table").u32(4);
  }
  const gnu = dynamic.value("gnuHash");
  return gnu === undefined ? undefined : countByGnuHash(image, gnu);
}

/** The last symbol of the chain that begins last, and one for the symbol at index 0. */
function countByGnuHash(image: Image, address: bigint): number | undefined {
  const what = "the GNU hash table";
  const head = image.window(address, 16, what);
  const [buckets, firstSymbol, bloom] = [head.u32(0), head.u32(4), head.u32(8)];
  const word = image.header.format.bits / 8;
  const bucketsAt = address + 16n + BigInt(bloom * word);
  const table = image.window(bucketsAt, buckets * 4, what);
  let last = 0;
  for (let index = 0; index < buckets; index += 1) last = Math.max(last, table.u32(index * 4));
  if (last < firstSymbol || last === 0) return undefined;
  const chainAt = bucketsAt + BigInt(buckets * 4) + BigInt(last - firstSymbol) * 4n;
  return last + chainLength(image.openWindow(chainAt, 1 << 22, what));
}

/** The lowest bit marks the end of a chain. */
function chainLength(chain: Window): number {
  for (let at = 0; at + 4 <= chain.length; at += 4) {
    if ((chain.u32(at) & 1) !== 0) return at / 4 + 1;
  }
  throw chain.wrong(0, "the last chain of the GNU hash table has no end");
}
