import type { ElfFile } from "./file.js";
import { isas } from "./isa/index.js";
import type { Code, Slot } from "./machine.js";
import { dynamicRelocations } from "./relocations.js";
import { Window } from "./window.js";

/**
 * The code of a linked file, ready to be followed. Undefined for machines that FreeBSD does not run
 * on.
 */
export function codeOf(file: ElfFile): Code | undefined {
  const { arch, dynamic, image, symbols } = file;
  if (arch === undefined) return undefined;
  const slots = new Map<bigint, Slot>();
  const wordSize = arch.pointerSize;
  for (const { address, addend, symbol } of dynamic ? dynamicRelocations(image, dynamic) : []) {
    const name = symbols[symbol]?.name;
    if (symbol === 0) {
      const target = addend ?? wordAt(file, address);
      if (target !== undefined) slots.set(address, { kind: "address", address: target });
    } else if (name !== undefined) slots.set(address, { kind: "symbol", name });
  }
  const names = namesByAddress(file);
  return {
    isa: isas[arch.name],
    wordSize,
    endian: arch.endian,
    bytesAt: (address, length) => image.bytesAt(address, length),
    slotAt: (address) => slots.get(address),
    linkAt: () => undefined,
    reportsErrors: (name) => name === "__error",
    namesAt: (address) => names.get(address) ?? [],
    fixed: fixedRegisters(file),
  };
}

/** What a word holds in the file. */
function wordAt({ header, image }: ElfFile, address: bigint): bigint | undefined {
  const size = header.format.bits / 8;
  const bytes = image.bytesAt(address, size);
  if (bytes.length < size) return undefined;
  return new Window(image.source, header.format, 0, bytes, "a relocated word").address(0);
}

function namesByAddress({ header, symbols }: ElfFile): ReadonlyMap<bigint, readonly string[]> {
  const names = new Map<bigint, string[]>();
  const add = (address: bigint, name: string) => {
    const known = names.get(address);
    if (known === undefined) names.set(address, [name]);
    else known.push(name);
  };
  for (const { name, other, section, value } of symbols) {
    if (section === 0 || name === "") continue;
    add(value, name);
    // On powerpc64, calls within the library skip what sets up the table of contents.
    const skip = header.machine === powerpc64 ? ((1 << (other >> 5)) >> 2) << 2 : 0;
    if (skip > 0) add(value + BigInt(skip), name);
  }
  return names;
}

const powerpc64 = 21;

/** By the ELF ABI of powerpc64, r2 points 32 KiB behind the start of the GOT. */
function fixedRegisters({ header, sections }: ElfFile): ReadonlyMap<number, bigint> {
  const got = sections.find(({ name }) => name === ".got");
  if (header.machine !== powerpc64 || got === undefined) return new Map();
  return new Map([[2, got.address + 0x8000n]]);
}
