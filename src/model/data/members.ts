import { archNames, type ArchName } from "../arch.js";
import { spellingOf } from "../layout/reach.js";
import type { Member, Structure } from "../layout/structure.js";
import { type Fault, onArchs } from "./fault.js";
import type { Measure } from "./measure.js";

/** What is wrong with the figures of a structure and of its members. */
export function memberFaults(
  structure: Structure,
  measure: Measure,
  path: readonly string[],
): readonly Fault[] {
  const found = archNames.flatMap((arch) => faultsOn(structure, measure, arch));
  const kinds = [...new Set(found.map(({ key }) => key))];
  return kinds.flatMap((kind) => {
    const same = found.filter(({ key }) => key === kind);
    const [first] = same;
    if (first === undefined) return [];
    const where = onArchs(
      same.map(({ arch }) => arch),
      archNames,
    );
    const { code, at, message } = first;
    return [{ code, message: `${message}${where}`, path: [...path, ...at] }];
  });
}

/** A fault on one architecture; those with the same key are told together. */
interface FaultOn {
  readonly key: string;
  readonly arch: ArchName;
  readonly code: string;
  readonly at: readonly string[];
  readonly message: string;
}

function faultsOn(structure: Structure, measure: Measure, arch: ArchName): readonly FaultOn[] {
  const layout = structure.layouts[arch];
  if (layout === undefined) return [];
  const what = spellingOf(structure);
  const faults: FaultOn[] = [];
  const add = (code: string, at: readonly string[], message: string): void => {
    faults.push({ key: `${code} ${message}`, arch, code, at, message });
  };
  if (layout.size % layout.align !== 0) {
    add(
      "DA005",
      ["size"],
      `the size of ${what}, ${layout.size}, is no multiple of ${layout.align}`,
    );
  }
  let end = 0;
  let align = 1;
  for (const member of structure.members) {
    const place = member.places[arch];
    const extent = measure(member.type, arch);
    if (place === undefined || extent === undefined) continue;
    const name = `${member.name} of ${what}`;
    const at = ["members", member.name];
    const { offset, size } = place;
    if (!sizeFits(member, size, extent.size, elementSize(member, measure, arch))) {
      add("DA002", [...at, "size"], `${name} has ${size} bytes, and its type ${extent.size}`);
    }
    if (offset % extent.align !== 0) {
      const message = `the offset of ${name}, ${offset}, is no multiple of ${extent.align}`;
      add("DA003", [...at, "offset"], message);
    }
    if (structure.kind === "union" && offset !== 0) {
      add("DA004", [...at, "offset"], `${name} is at ${offset}, and members of unions are at 0`);
    }
    if (structure.kind === "struct" && offset < end) {
      const message = `${name} is at ${offset}, and what is before it ends at ${end}`;
      add("DA004", [...at, "offset"], message);
    }
    end = Math.max(end, offset + size);
    align = Math.max(align, extent.align);
  }
  if (structure.members.length === 0) return faults;
  if (layout.align !== align) {
    const message = `the alignment of ${what} is ${layout.align}, and of its members ${align}`;
    add("DA006", ["align"], message);
  }
  const needed = Math.ceil(end / align) * align;
  if (layout.size !== needed) {
    const message = `${what} has ${layout.size} bytes, and its members take ${needed}`;
    add("DA005", ["size"], message);
  }
  return faults;
}

/** An array without a length is as long as its member, in whole elements. */
function sizeFits({ type }: Member, size: number, expected: number, element: number): boolean {
  const open = type.kind === "array" && type.length === undefined;
  return open ? size > 0 && size % element === 0 : size === expected;
}

function elementSize({ type }: Member, measure: Measure, arch: ArchName): number {
  return type.kind === "array" ? (measure(type.of, arch)?.size ?? 1) : 1;
}
