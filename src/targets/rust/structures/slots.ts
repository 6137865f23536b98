import type { ArchName } from "../../../model/arch.js";
import type { Member, Structure } from "../../../model/layout/structure.js";

/** What stands in a declaration, from its first byte to its last: members and the gaps around them. */
export type Slot = MemberSlot | PaddingSlot;

export interface MemberSlot {
  readonly kind: "member";
  readonly member: Member;
  /** The architectures that have it. */
  readonly archs: readonly ArchName[];
}

export interface PaddingSlot {
  readonly kind: "padding";
  readonly index: number;
  /** In bytes; 0 where the architecture needs none, so that all of them have the same fields. */
  readonly sizes: Readonly<Partial<Record<ArchName, number>>>;
}

/** The slots of a structure whose members are known. */
export function slotsOf(structure: Structure, archs: readonly ArchName[]): readonly Slot[] {
  return structure.kind === "struct" ? structSlots(structure, archs) : unionSlots(structure, archs);
}

function structSlots(structure: Structure, archs: readonly ArchName[]): readonly Slot[] {
  const slots: Slot[] = [];
  const ends = new Map<ArchName, number>();
  let index = 0;
  const pad = (starts: ReadonlyMap<ArchName, number>) => {
    const gaps = [...starts].map(([arch, start]) => [arch, start - (ends.get(arch) ?? 0)] as const);
    if (gaps.every(([, gap]) => gap <= 0)) return;
    slots.push(padding(index, gaps, archs));
    index += 1;
  };
  for (const member of structure.members) {
    const having = archs.filter((arch) => member.places[arch] !== undefined);
    pad(new Map(having.map((arch) => [arch, member.places[arch]?.offset ?? 0])));
    slots.push({ kind: "member", member, archs: having });
    for (const arch of having) ends.set(arch, endOf(member, arch));
  }
  pad(new Map(archs.map((arch) => [arch, structure.layouts[arch]?.size ?? 0])));
  return slots;
}

/** A union as large as its largest member, or with one more member that has the missing bytes. */
function unionSlots(structure: Structure, archs: readonly ArchName[]): readonly Slot[] {
  const members = structure.members.map((member): Slot => ({
    kind: "member",
    member,
    archs: archs.filter((arch) => member.places[arch] !== undefined),
  }));
  const missing = archs.filter((arch) => {
    const ends = structure.members.map((member) => endOf(member, arch));
    return Math.max(0, ...ends) < (structure.layouts[arch]?.size ?? 0);
  });
  if (missing.length === 0) return members;
  const sizes = missing.map((arch) => [arch, structure.layouts[arch]?.size ?? 0] as const);
  return [...members, padding(0, sizes, archs)];
}

function padding(
  index: number,
  gaps: readonly (readonly [ArchName, number])[],
  archs: readonly ArchName[],
): PaddingSlot {
  const known = new Map(gaps);
  const sizes = archs.map((arch) => [arch, Math.max(0, known.get(arch) ?? 0)] as const);
  return { kind: "padding", index, sizes: Object.fromEntries(sizes) };
}

function endOf(member: Member, arch: ArchName): number {
  const place = member.places[arch];
  return place === undefined ? 0 : place.offset + place.size;
}
