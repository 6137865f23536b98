import type { ElfFile } from "./file.js";
import { isas } from "./isa/index.js";
import type { Code, Slot } from "./machine.js";
import { type Relocation, readRelocations } from "./relocations.js";
import { sectionType } from "./sections.js";
import { Window } from "./window.js";

/**
 * The code of one section of an object, before a linker has touched it. Addresses count from the
 * start of the section, as the values of its symbols do.
 *
 * @param reportsErrors whether a symbol of another object leads to `__error`
 */
export function objectCode(
  file: ElfFile,
  sectionIndex: number,
  reportsErrors: (symbol: string) => boolean,
): Code | undefined {
  const { arch, source, symbols } = file;
  const section = file.sections[sectionIndex];
  if (arch === undefined || section === undefined || section.type === sectionType.nothing) {
    return undefined;
  }
  const links = new Map<bigint, Slot>();
  for (const relocation of relocationsOf(file, sectionIndex)) {
    const slot = slotOf(file, relocation, sectionIndex);
    if (slot !== undefined) links.set(relocation.address, slot);
  }
  const names = new Map<bigint, string[]>();
  for (const { name, section: index, value } of symbols) {
    if (index !== sectionIndex || name === "") continue;
    const known = names.get(value);
    if (known === undefined) names.set(value, [name]);
    else known.push(name);
  }
  return {
    isa: isas[arch.name],
    wordSize: arch.pointerSize,
    endian: arch.endian,
    bytesAt: (address, length) => {
      const start = Number(address);
      const end = Math.min(start + length, section.size, source.size - section.offset);
      return start < 0 || end <= start
        ? new Uint8Array()
        : source.read(section.offset + start, end - start);
    },
    slotAt: () => undefined,
    linkAt: (address, length) => {
      for (let at = 0; at < length; at += 1) {
        const slot = links.get(address + BigInt(at));
        if (slot !== undefined) return slot;
      }
      return undefined;
    },
    namesAt: (address) => names.get(address) ?? [],
    reportsErrors,
    fixed: new Map(),
  };
}

function relocationsOf(file: ElfFile, sectionIndex: number): readonly Relocation[] {
  const { relocations, relocationsWithAddend } = sectionType;
  const tables = file.sections.filter(
    ({ info, type }) =>
      info === sectionIndex && (type === relocations || type === relocationsWithAddend),
  );
  const { format } = file.header;
  return tables.flatMap(({ offset, size, type }) =>
    readRelocations(
      Window.read(file.source, format, offset, size, "the relocations"),
      type === relocationsWithAddend,
    ),
  );
}

/** A label of the same section is a place in it: RISC-V leaves even those to the linker. */
function slotOf(
  { symbols }: ElfFile,
  { addend = 0n, symbol }: Relocation,
  sectionIndex: number,
): Slot | undefined {
  const target = symbols[symbol];
  if (target === undefined || target.name === "") return undefined;
  return target.binding === "local" && target.section === sectionIndex
    ? { kind: "address", address: target.value + addend }
    : { kind: "symbol", name: target.name };
}
