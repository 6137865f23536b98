import { archOf, type ArchName } from "../../model/arch.js";
import { elementsOf } from "../../model/layout/find.js";
import type { Member, Structure, StructureLayout } from "../../model/layout/structure.js";
import type { Model } from "../../model/model.js";
import { identifiers } from "../../model/naming.js";
import { wrap } from "../documentation.js";
import { COMMENT_WIDTH, layOut } from "./line.js";
import { figure } from "./figure.js";
import { fieldNames } from "./names.js";
import { archTags } from "./scalar.js";
import type { TypeNames } from "./type-names.js";
import { memberType } from "./type.js";

/** The declaration of a struct or union, with what the compiler is to check about it. */
export interface StructureView {
  /** Lines of a doc comment without their `///`. */
  readonly comment: readonly string[];
  readonly name: string;
  readonly kind: "struct" | "union";
  readonly fields: readonly FieldView[];
  /** The type, its size and its alignment in bytes, as arguments. */
  readonly size: string;
  /** Members alone; padding need not be where anybody expects it. */
  readonly offsets: readonly { readonly name: string; readonly offset: string }[];
  /** Tags of the architectures that lack the structure; empty as a rule. */
  readonly missing: string;
}

export interface FieldView {
  readonly name: string;
  readonly type: string;
  /** With an equals sign before it; empty in unions. */
  readonly value: string;
}

/** A field, and where it is where it is. */
interface Field extends FieldView {
  readonly member: Member | undefined;
}

/** The members that have fields, and what these are called. */
export function namedMembers(
  structure: Structure,
  archs: readonly ArchName[],
): ReadonlyMap<Member, string> {
  const everywhere = structure.members.filter((member) => !isPartial(member, archs));
  const names = identifiers(everywhere.map(fieldName), fieldNames);
  return new Map(everywhere.map((member, index) => [member, names[index] ?? member.name]));
}

/** The view of a structure on all architectures at once: what differs between them is computed. */
export function structureView(
  { name, structure }: TypeNames["structures"][number],
  model: Model,
  names: TypeNames,
  archs: readonly ArchName[],
): StructureView {
  const present = archs.filter((arch) => structure.layouts[arch] !== undefined);
  const fields = structure.opaque === undefined ? [] : [opaqueField(structure, present)];
  const members =
    structure.opaque === undefined ? memberFields(structure, model, names, present) : [];
  return {
    comment: comment(structure, present),
    name,
    kind: structure.opaque === undefined ? structure.kind : "struct",
    fields: [...fields, ...members],
    size: layOut(
      ["@This()", size(structure, present), alignment(structure, present)],
      "layout.expectSize(",
      ");",
      "        ",
    ),
    offsets: offsets(members, present),
    missing: archTags(archs.filter((arch) => !present.includes(arch))),
  };
}

function comment(structure: Structure, archs: readonly ArchName[]): readonly string[] {
  const { anonymous, grows, header, kind, members, name, opaque, unverified } = structure;
  const what = anonymous
    ? `A ${kind} that C gives no name, of \`${header}\`.`
    : `\`${kind} ${name}\` of \`${header}\`.`;
  const sentences = [
    what,
    opaque,
    grows,
    ...members.filter((member) => isPartial(member, archs)).map(partialText),
    unverified.length > 0 ? `Not verified on ${unverified.join(", ")}.` : undefined,
  ];
  return wrap(sentences.filter((text) => text !== undefined).join(" "), COMMENT_WIDTH);
}

function opaqueField(structure: Structure, archs: readonly ArchName[]): FieldView {
  const type = `[${size(structure, archs)}]u8 align(${alignment(structure, archs)})`;
  return { name: "_bytes", type, value: " = @splat(0)" };
}

function memberFields(
  structure: Structure,
  model: Model,
  names: TypeNames,
  archs: readonly ArchName[],
): readonly Field[] {
  const named = namedMembers(structure, archs);
  const fields: Field[] = [];
  const ends = new Map<ArchName, number>();
  const pad = (to: (arch: ArchName) => number): void => {
    const room = figure(archs, (arch) => String(to(arch) - (ends.get(arch) ?? 0)));
    if (room === "0" || structure.kind === "union") return;
    const count = fields.filter(({ member }) => member === undefined).length;
    fields.push({
      name: `_padding${count}`,
      type: `[${room}]u8`,
      value: " = @splat(0)",
      member: undefined,
    });
  };
  for (const [member, name] of named) {
    pad((arch) => member.places[arch]?.offset ?? ends.get(arch) ?? 0);
    const type = memberType(model, names, member.type, () =>
      figure(archs, (arch) => String(elementsOf(model, member, arch) ?? 0)),
    );
    fields.push({
      name,
      type: type.name + overAlignment(member, model, archs),
      value: structure.kind === "union" ? "" : ` = ${type.zero}`,
      member,
    });
    for (const arch of archs) {
      const place = member.places[arch];
      if (place !== undefined) ends.set(arch, place.offset + place.size);
    }
  }
  pad((arch) => layoutOf(structure, arch).size);
  return fields;
}

/** ` align(8)` where a typedef of an integer asks for more than the integer itself would have. */
function overAlignment({ type }: Member, model: Model, archs: readonly ArchName[]): string {
  const layouts = type.kind === "named" ? model.scalars.get(type.name)?.layouts : undefined;
  if (layouts === undefined) return "";
  const isPlain = archs.every((arch) => {
    const { align, size: bytes } = layouts[arch];
    return align === (bytes === 8 ? archOf(arch).wideAlign : bytes);
  });
  return isPlain ? "" : ` align(${figure(archs, (arch) => String(layouts[arch].align))})`;
}

function size(structure: Structure, archs: readonly ArchName[]): string {
  return figure(archs, (arch) => String(layoutOf(structure, arch).size));
}

function alignment(structure: Structure, archs: readonly ArchName[]): string {
  return figure(archs, (arch) => String(layoutOf(structure, arch).align));
}

/** One declaration serves all architectures: what some of them lack is room in it. */
function isPartial({ places }: Member, archs: readonly ArchName[]): boolean {
  return archs.some((arch) => places[arch] === undefined);
}

function partialText({ name, places }: Member): string {
  return `\`${name}\` is on ${Object.keys(places).join(", ")} alone, and padding here.`;
}

/** The language has no private fields: an underscore says what is not for programs. */
function fieldName({ name, reserved }: Member): string {
  return reserved && !name.startsWith("_") ? `_${name}` : name;
}

function offsets(fields: readonly Field[], archs: readonly ArchName[]): StructureView["offsets"] {
  return fields.flatMap(({ member, name }) =>
    member === undefined
      ? []
      : [{ name, offset: figure(archs, (arch) => String(member.places[arch]?.offset ?? 0)) }],
  );
}

function layoutOf({ layouts, name }: Structure, arch: ArchName): StructureLayout {
  const layout = layouts[arch];
  if (layout === undefined) throw new RangeError(`${name} is not on ${arch}`);
  return layout;
}
