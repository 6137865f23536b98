import { printType, type CType } from "syscalls-table";
import type { ArchName } from "../../../src/model/arch.js";
import { abiOf } from "../../../src/model/abi.js";
import type { ConstantFamily } from "../../../src/model/constants.js";
import { elementsOf } from "../../../src/model/layout/find.js";
import { spellingOf } from "../../../src/model/layout/reach.js";
import type { Member, Structure } from "../../../src/model/layout/structure.js";
import type { Model } from "../../../src/model/model.js";

/**
 * A C source that compiles against FreeBSD's headers only if they say of every structure and every
 * constant of the model what the model says: sizes, alignments, offsets, types and values.
 */
export function headerProof(model: Model, arch: ArchName): string {
  const macros = [...new Set(model.structures.flatMap((structure) => structure.macros))].sort();
  const headers = [...model.structures, ...model.constants].map(({ header }) => header);
  return [
    ...macros.map((macro) => `#define ${macro} 1`),
    ...["sys/param.h", "sys/types.h", "stddef.h", "stdint.h", ...new Set(headers)].map(
      (header) => `#include <${header}>`,
    ),
    ...scalarNames(model).map((name) => scalarProof(model, name, arch)),
    ...model.structures.flatMap((structure) => structureProof(model, structure, arch)),
    ...model.constants.flatMap((family) => familyProof(family, arch)),
    "",
  ].join("\n");
}

/** The integers that members and constants are of, sorted. */
function scalarNames(model: Model): readonly string[] {
  const members = model.structures.flatMap(({ members }) => members.map(({ type }) => leaf(type)));
  const families = model.constants.map(({ type }) => type);
  const names = [...members, ...families].filter((name) => name !== undefined);
  return [...new Set(names)].sort();
}

function leaf(type: Member["type"]): string | undefined {
  if (type.kind === "array") return leaf(type.of);
  return type.kind === "named" ? type.name : undefined;
}

function scalarProof(model: Model, name: string, arch: ArchName): string {
  const abi = abiOf(model, { kind: "named", name }, arch);
  if (abi.kind !== "integer") return "";
  const sign = `((${name})-1 < 0) == ${abi.signed ? 1 : 0}`;
  return assertion(`sizeof(${name}) == ${abi.size} && ${sign}`, name);
}

function structureProof(model: Model, structure: Structure, arch: ArchName): readonly string[] {
  const layout = structure.layouts[arch];
  if (layout === undefined) return [];
  const c = spellingInC(model, structure);
  const what = spellingOf(structure);
  return [
    assertion(`sizeof(${c}) == ${layout.size}`, `size of ${what}`),
    assertion(`_Alignof(${c}) == ${layout.align}`, `alignment of ${what}`),
    ...structure.members.flatMap((member) => memberProof(model, structure, member, c, arch)),
  ];
}

/** The tag of some has another alignment than the typedef, or is missing; and some have no name. */
function spellingInC(model: Model, structure: Structure): string {
  if (!structure.anonymous) return structure.typedef ?? spellingOf(structure);
  for (const outer of model.structures) {
    const member = outer.members.find(
      ({ type }) => type.kind === structure.kind && type.tag === structure.name,
    );
    if (member !== undefined) {
      return `__typeof__(((${spellingInC(model, outer)} *)0)->${member.name})`;
    }
  }
  throw new Error(`nothing contains ${spellingOf(structure)}`);
}

function memberProof(
  model: Model,
  structure: Structure,
  member: Member,
  c: string,
  arch: ArchName,
): readonly string[] {
  const place = member.places[arch];
  if (place === undefined) return [];
  const what = `${spellingOf(structure)}.${member.name}`;
  const object = `((${c} *)0)->${member.name}`;
  return [
    assertion(`offsetof(${c}, ${member.name}) == ${place.offset}`, `offset of ${what}`),
    assertion(`sizeof(${object}) == ${place.size}`, `size of ${what}`),
    ...typeProof(model, member, object, what, arch),
  ];
}

/** Some types have no name in C; the system has its own pointers where the data says `void *`. */
function typeProof(
  model: Model,
  member: Member,
  object: string,
  what: string,
  arch: ArchName,
): readonly string[] {
  const { type, reserved } = member;
  const opaque = reserved && type.kind === "pointer";
  if (opaque || containsAnonymous(model, type) || what in otherTypes) return [];
  const length = elementsOf(model, member, arch);
  const spelt = printType(
    withTypedefs(
      model,
      type.kind === "array" && length !== undefined ? { ...type, length: `${length}` } : type,
    ),
  );
  return [
    assertion(
      `__builtin_types_compatible_p(__typeof__(${object}), ${spelt})`,
      `type of ${what}, ${spelt}`,
    ),
  ];
}

function withTypedefs(model: Model, type: CType): CType {
  if (type.kind === "pointer") return { ...type, to: withTypedefs(model, type.to) };
  if (type.kind === "array") return { ...type, of: withTypedefs(model, type.of) };
  if (type.kind !== "struct" && type.kind !== "union") return type;
  const structure = model.structures.find(
    ({ kind, name }) => kind === type.kind && name === type.tag,
  );
  return structure?.typedef === undefined ? type : { kind: "named", name: structure.typedef };
}

/** Members whose type in the headers is not ours, and why. */
const otherTypes: Readonly<Record<string, string>> = {
  "struct sigevent_sigev_un_sigev_thread._attribute": "libthr's own type behind two pointers",
};

function containsAnonymous(model: Model, type: Member["type"]): boolean {
  if (type.kind === "array") return containsAnonymous(model, type.of);
  if (type.kind !== "struct" && type.kind !== "union") return false;
  return model.structures.some(
    (structure) =>
      structure.anonymous && structure.name === type.tag && structure.kind === type.kind,
  );
}

function familyProof({ constants }: ConstantFamily, arch: ArchName): readonly string[] {
  return constants.map(({ name, value }) => {
    const expected = typeof value === "bigint" ? value : value[arch];
    const seen = addresses.has(name) ? `(uintptr_t)${name}` : name;
    const sign = `(${seen} < 0) == ${expected < 0n ? 1 : 0}`;
    return assertion(`${seen} == ${literal(expected)} && ${sign}`, name);
  });
}

/** Those that are pointers in C. */
const addresses: ReadonlySet<string> = new Set([
  ...["MAP_FAILED", "SHM_ANON"],
  ...["SIG_DFL", "SIG_IGN", "SIG_HOLD", "SIG_ERR", "BADSIG"],
]);

function literal(value: bigint): string {
  if (value < 0n) return `(-${-value - 1n}LL - 1)`;
  return value > 0x7fffffffffffffffn ? `${value}ULL` : `${value}LL`;
}

function assertion(condition: string, what: string): string {
  return `_Static_assert(${condition}, "${what}");`;
}
