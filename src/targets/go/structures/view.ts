import type { Structure } from "../../../model/layout/structure.js";
import type { Model } from "../../../model/model.js";
import { wrap } from "../../documentation.js";
import type { Platform } from "../platforms.js";
import type { GoTypes } from "../types.js";
import { declare, trailingMember, type Declaration, type Field } from "./declaration.js";

/** What the templates show of a structure. */
export interface StructureView {
  readonly name: string;
  /** Without the slashes. */
  readonly comment: readonly string[];
  /** With the name padded into the column of gofmt. */
  readonly fields: readonly { readonly name: string; readonly type: string }[];
  readonly variants: readonly Field[];
  /** In bytes. */
  readonly size: number;
  readonly align: number;
  /** The fields whose place can be asserted: those with a name. */
  readonly placed: readonly Field[];
}

/** Every structure that an architecture has. */
export function structureViews(
  model: Model,
  types: GoTypes,
  platform: Platform,
): readonly StructureView[] {
  return types.structures.flatMap((named) => {
    const declaration = declare(model, types, named, platform);
    return declaration === undefined ? [] : [viewOf(declaration, platform)];
  });
}

function viewOf(declaration: Declaration, platform: Platform): StructureView {
  const { name, size, align, fields, variants } = declaration;
  const width = Math.max(...fields.map((field) => field.name.length));
  return {
    name,
    comment: comment(declaration, platform).map((line) => ` ${line}`),
    fields: fields.map((field) => ({ name: field.name.padEnd(width), type: field.type })),
    variants,
    size,
    align,
    placed: fields.filter((field) => field.name !== "_"),
  };
}

function comment({ name, structure }: Declaration, { arch }: Platform): readonly string[] {
  const { grows, opaque, unverified } = structure;
  const trailing = trailingMember(structure);
  return wrap(
    [
      `${name} is ${nameInC(structure)}.`,
      ...(opaque === undefined ? [] : [`It is opaque. ${opaque}`]),
      ...(opaque === undefined && structure.kind === "union"
        ? ["Its methods return where its members are; the collector sees no pointers in it."]
        : []),
      ...(trailing === undefined ? [] : [`In memory its ${trailing.name} follows.`]),
      ...(grows === undefined ? [] : [`It may grow or vary. ${grows}`]),
      ...(unverified.includes(arch.name)
        ? ["The figures for this architecture were measured once and compared with nothing."]
        : []),
    ].join(" "),
    94,
  );
}

function nameInC({ kind, name, anonymous, typedef, header }: Structure): string {
  if (anonymous) return `a ${kind} that has no name in C, of ${header}`;
  const known = typedef === undefined ? "" : `${typedef}, `;
  return `${known}${kind} ${name} of ${header}`;
}
