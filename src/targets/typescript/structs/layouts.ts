import type { ArchName } from "../../../model/arch.js";
import type { Structure } from "../../../model/layout/structure.js";
import type { Model } from "../../../model/model.js";
import type { Literal, LiteralObject } from "../literal.js";
import type { DataModule } from "../module.js";
import { table } from "../tables/table.js";
import { figure } from "./figure.js";
import { memberShape, type MemberShape } from "./member.js";

/** Sizes and offsets on every machine. */
export function layoutsModule(model: Model, archs: readonly ArchName[]): DataModule {
  const description =
    "Sizes, alignments and offsets in bytes, by the name that `uname -p` prints for the machine.";
  const members = model.structures.map((structure) => ({
    key: structure.name,
    value: layout(model, structure, archs),
  }));
  return { name: "layouts", statements: [table("layouts", description, members)] };
}

function layout(model: Model, structure: Structure, archs: readonly ArchName[]): LiteralObject {
  const { kind, layouts, members } = structure;
  const shapes = members.map((member) => memberShape(model, member, archs));
  return {
    kind,
    size: figure(archs, (arch) => layouts[arch]?.size),
    align: figure(archs, (arch) => layouts[arch]?.align),
    members: Object.fromEntries(shapes.map((shape) => [shape.name, memberLayout(shape)])),
  };
}

function memberLayout({ kind, count, offset, reserved }: MemberShape): Literal {
  return {
    ...(kind.kind === "integer" ? { type: kind.type } : { type: kind.kind }),
    ...(kind.kind === "struct" && { of: kind.structure.name }),
    offset,
    ...(count !== undefined && { count }),
    ...(reserved && { reserved }),
  };
}
