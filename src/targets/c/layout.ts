import type { ArchName } from "../../model/arch.js";
import { spellingOf } from "../../model/layout/reach.js";
import type { Structure } from "../../model/layout/structure.js";
import type { Model } from "../../model/model.js";
import type { TargetInput } from "../target.js";
import { byArch, type ArchBlock } from "./by-arch.js";
import { commentLines } from "./comment.js";

/** The view of `libsys_layout.c`. */
export interface Layout {
  /** To be defined before the headers. */
  readonly macros: readonly string[];
  readonly headers: readonly string[];
  readonly names: readonly string[];
  readonly structures: readonly {
    /** The lines of the comment, each with its star. */
    readonly comment: readonly string[];
    readonly blocks: readonly ArchBlock[];
  }[];
}

/**
 * Assertions of what the system's headers have to say of every structure that calls reach: size,
 * alignment, and each member's place. Nothing else of the output depends on the file.
 */
export function layout({ model, archs }: Pick<TargetInput, "model" | "archs">): Layout {
  const { structures } = model;
  return {
    macros: [...new Set(structures.flatMap(({ macros }) => macros))].sort(),
    headers: [...new Set(structures.map(({ header }) => header))].sort(),
    names: namesFor(model),
    structures: structures.map((structure) => ({
      comment: commentLines(description(structure)),
      blocks: byArch(archs, (arch) => assertions(structure, arch)),
    })),
  };
}

function description(structure: Structure): string {
  const { header, opaque, grows, unverified } = structure;
  return [
    `${spellingOf(structure)} of <${header}>.`,
    ...(opaque === undefined ? [] : [`Opaque: ${opaque}`]),
    ...(grows === undefined ? [] : [`May grow: ${grows}`]),
    ...(unverified.length === 0
      ? []
      : [`The figures of ${unverified.join(", ")} were measured with one compiler only.`]),
  ].join(" ");
}

function assertions(structure: Structure, arch: ArchName): readonly string[] {
  const layout = structure.layouts[arch];
  if (layout === undefined) return [];
  const type = spellingInC(structure);
  return [
    `TYPE(${type}, ${layout.size}, ${layout.align});`,
    ...structure.members.flatMap(({ name, places }) => {
      const place = places[arch];
      return place === undefined
        ? []
        : [`MEMBER(${type}, ${name}, ${place.offset}, ${place.size});`];
    }),
  ];
}

/** C has no name for some, which are the type of a member: those get ours. Outer ones come first. */
function namesFor({ structures }: Pick<Model, "structures">): readonly string[] {
  return structures
    .filter(({ anonymous }) => anonymous)
    .reverse()
    .map((structure) => {
      const [outer, member] = placeOf(structures, structure);
      const line = `typedef MEMBER_TYPE(${spellingInC(outer)}, ${member}) ${structure.name};`;
      return line.length <= WIDTH ? line : line.replace(", ", ",\n    ");
    });
}

/** style(9): lines fit a terminal of 80 columns. */
const WIDTH = 80;

function placeOf(structures: readonly Structure[], { kind, name }: Structure) {
  for (const outer of structures) {
    const member = outer.members.find(({ type }) => type.kind === kind && type.tag === name);
    if (member !== undefined) return [outer, member.name] as const;
  }
  throw new Error(`no structure has a member of the type ${kind} ${name}`);
}

/** Where there is a typedef, the tag may be another on some architectures, or none. */
function spellingInC(structure: Structure): string {
  return structure.anonymous ? structure.name : (structure.typedef ?? spellingOf(structure));
}
