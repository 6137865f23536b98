import type { ArchName } from "../../../model/arch.js";
import type { Member, Structure } from "../../../model/layout/structure.js";
import type { Model } from "../../../model/model.js";
import { identifiers } from "../../../model/naming.js";
import { groupByValue } from "../../../model/by-arch.js";
import { cfgFor } from "../cfg-attribute.js";
import { cfgOf } from "../cfg.js";
import { docComment, markNames, type Paragraph } from "../doc-comment.js";
import { attribute, field, flatType, type Meta } from "../layout.js";
import { rustNames } from "../names.js";
import type { TypeNames } from "../type-names.js";
import { memberType, naturalAlign, structureOf } from "./member-type.js";
import { slotsOf, type PaddingSlot } from "./slots.js";

/** How one structure is declared. */
export interface Declaration {
  readonly structure: Structure;
  /** The Rust name. */
  readonly name: string;
  /** The architectures that have it. */
  readonly archs: readonly ArchName[];
  /** The names of its fields, in the order of the members. */
  readonly fields: readonly string[];
  /** Documentation, attributes and body. */
  readonly lines: readonly string[];
}

/** The declarations of all structures of the model, in its order. */
export function declarations(
  model: Model,
  names: TypeNames,
  archs: readonly ArchName[],
): readonly Declaration[] {
  return model.structures.map((structure) => declare(model, names, structure, archs));
}

function declare(
  model: Model,
  names: TypeNames,
  structure: Structure,
  all: readonly ArchName[],
): Declaration {
  const archs = all.filter((arch) => structure.layouts[arch] !== undefined);
  const name = names.of({ kind: structure.kind, tag: structure.name });
  const opaque = structure.members.length === 0;
  const fields = opaque ? [] : fieldNames(structure);
  const word = opaque ? "struct" : structure.kind;
  const body = opaque
    ? blob(structure, archs)
    : slotsOf(structure, archs).flatMap((slot) =>
        slot.kind === "padding"
          ? paddingField(slot, archs)
          : memberField(model, names, slot.member, {
              name: fields[structure.members.indexOf(slot.member)] ?? "_",
              some: slot.archs,
              all: archs,
            }),
      );
  return {
    structure,
    name,
    archs,
    fields,
    lines: [
      ...docComment(paragraphs(structure), 0),
      ...cfgFor(archs, all),
      ...representation(model, structure, archs),
      `#[derive(Clone, Copy${isPlain(model, structure) ? ", Debug" : ""})]`,
      ...(structure.grows === undefined || structure.kind === "union" ? [] : ["#[non_exhaustive]"]),
      `pub ${word} ${name} {`,
      ...body.map((line) => `    ${line}`),
      "}",
    ],
  };
}

/** What is not for programs cannot be named by them: private, with an underscore before it. */
function fieldNames({ members }: Structure): readonly string[] {
  const wanted = members.map(({ name, reserved }) =>
    reserved && !name.startsWith("_") ? `_${name}` : name,
  );
  return identifiers(wanted, rustNames);
}

function memberField(
  model: Model,
  names: TypeNames,
  { places, reserved, type }: Member,
  { all, name, some }: { readonly name: string } & Record<"some" | "all", readonly ArchName[]>,
): readonly string[] {
  const typeOn = (arch: ArchName) => memberType(model, names, type, places[arch]?.size ?? 0, arch);
  const groups = groupByValue(some, (arch) => flatType(typeOn(arch)));
  return groups.flatMap(({ archs }) => {
    const [arch] = archs;
    if (arch === undefined) return [];
    const head = `${reserved ? "" : "pub "}${name}`;
    return [...cfgFor(archs, all), ...field(head, typeOn(arch))];
  });
}

function paddingField({ index, sizes }: PaddingSlot, all: readonly ArchName[]): readonly string[] {
  return groupByValue(all, (arch) => sizes[arch] ?? 0).flatMap(({ value, archs }) => [
    "#[doc(hidden)]",
    ...cfgFor(archs, all),
    `pub _padding${index}: [u8; ${value}],`,
  ]);
}

/** Bytes without a meaning. */
function blob({ layouts }: Structure, all: readonly ArchName[]): readonly string[] {
  return groupByValue(all, (arch) => layouts[arch]?.size ?? 0).flatMap(({ value, archs }) => [
    ...cfgFor(archs, all),
    `_opaque: [u8; ${value}],`,
  ]);
}

/** Bytes have no alignment of their own, and C may have asked for more than that of the members. */
function representation(
  model: Model,
  structure: Structure,
  all: readonly ArchName[],
): readonly string[] {
  const wanted = groupByValue(all, (arch) => {
    const align = structure.layouts[arch]?.align ?? 1;
    return align > naturalAlign(model, structure, arch) ? `align(${align})` : undefined;
  });
  const meta = (value: string | undefined): Meta => ({
    name: "repr",
    args: [{ name: "C" }, ...(value === undefined ? [] : [{ name: value }])],
  });
  const [only, ...others] = wanted;
  if (only === undefined || others.length === 0) return attribute(meta(only?.value));
  return wanted.flatMap(({ archs, value }) =>
    attribute({ name: "cfg_attr", args: [cfgOf(archs), meta(value)] }),
  );
}

function paragraphs(structure: Structure): readonly Paragraph[] {
  const { anonymous, grows, header, kind, name, opaque, unverified } = structure;
  const c = anonymous
    ? `A ${kind} that C has no name for, of \`<${header}>\`.`
    : `C's \`${kind} ${name}\`, of \`<${header}>\`.`;
  return [
    c,
    ...(opaque === undefined ? [] : [`Opaque: ${markNames(lowered(opaque))}`]),
    ...(grows === undefined ? [] : [`It may grow: ${markNames(lowered(grows))}`]),
    ...(unverified.length === 0
      ? []
      : [`Its layout on ${unverified.join(", ")} rests on one compiler run alone.`]),
  ];
}

function lowered(sentence: string): string {
  return /^[A-Z][a-z ]/.test(sentence)
    ? sentence.charAt(0).toLowerCase() + sentence.slice(1)
    : sentence;
}

/** Whether no union is inside: nobody knows which member of one holds a value to show. */
function isPlain(model: Model, structure: Structure): boolean {
  if (structure.members.length === 0) return true;
  if (structure.kind === "union") return false;
  return structure.members.every(({ type }) => {
    let inner = type;
    while (inner.kind === "array") inner = inner.of;
    const nested = structureOf(model, inner);
    return nested === undefined || isPlain(model, nested);
  });
}
