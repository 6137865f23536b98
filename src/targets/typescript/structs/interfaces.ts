import { printType } from "syscalls-table/print";
import type { ArchName } from "../../../model/arch.js";
import type { Structure } from "../../../model/layout/structure.js";
import { identifiers } from "../../../model/naming.js";
import type { Model } from "../../../model/model.js";
import { wrap } from "../../documentation.js";
import { names } from "../names.js";
import { importsFor, type ImportSource } from "../imports.js";
import type { DataModule } from "../module.js";
import { comment } from "../tables/table.js";
import { isWideType } from "../type.js";
import { memberShape, type MemberShape } from "./member.js";
import { capitalized } from "../../words.js";

/** The types of the structs' members, one interface for each struct. */
export function structsModule(model: Model, archs: readonly ArchName[]): DataModule {
  const nameOf = structNames(model);
  const declarations = [
    ...model.structures.map((structure) => interfaceOf(model, structure, archs, nameOf)),
    structsInterface(model, nameOf),
  ];
  return {
    name: "structs",
    statements: [
      ...importsFor(declarations.join("\n"), IMPORTS),
      ...declarations.map((text) => ({ source: text, declaration: text })),
    ],
  };
}

/** The name of each structure's type: `Timespec`, `UmtxTime` for `struct _umtx_time`. */
export function structNames(model: Model): (structure: Structure) => string {
  const wanted = model.structures.map(({ name }) => pascal(name));
  const made = identifiers(wanted, names, TAKEN);
  const byName = new Map(model.structures.map(({ name }, index) => [name, made[index] ?? name]));
  return ({ name }) => byName.get(name) ?? name;
}

/** What the module itself imports and declares, and what `index.ts.hbs` exports beside it. */
const TAKEN = ["Elements", "Opaque", "Struct", "StructArray", "StructType", "Structs", "Union"];

const IMPORTS: readonly ImportSource[] = [
  { from: "elements", types: ["Elements"] },
  { from: "struct-array", types: ["StructArray"] },
  { from: "struct", types: ["StructType", "UnionType"] },
  { from: "view", types: ["Opaque", "Struct", "Union"] },
];

function interfaceOf(
  model: Model,
  structure: Structure,
  archs: readonly ArchName[],
  nameOf: (structure: Structure) => string,
): string {
  const about = comment(documentation(structure), "");
  const name = nameOf(structure);
  if (isClosed(structure)) {
    return [...about, `export type ${name} = object;`].join("\n");
  }
  const members = structure.members.flatMap((member) => {
    const shape = memberShape(model, member, archs);
    if (shape.reserved || shape.count === 0) return [];
    return [
      ...comment([`\`${printType(member.type, member.name)}\``], "  "),
      `  ${declaration(shape, nameOf)};`,
    ];
  });
  return [...about, `export interface ${name} {`, ...members, "}"].join("\n");
}

function documentation({ kind, name, anonymous, header, opaque, grows }: Structure): string[] {
  const what = anonymous ? `A ${kind} without a name in C` : `\`${kind} ${name}\``;
  return wrap(
    [`${what}, from \`${header}\`.`, opaque, grows].filter((text) => text !== undefined).join(" "),
    77,
  );
}

function declaration(shape: MemberShape, nameOf: (structure: Structure) => string): string {
  const { kind, count, name, partial } = shape;
  const missing = partial ? " | undefined" : "";
  if (kind.kind === "bytes") return `readonly ${name}: Uint8Array${missing}`;
  if (kind.kind === "struct") {
    const view = viewType(kind.structure, nameOf);
    const type = count === undefined ? view : `StructArray<${view}>`;
    return `readonly ${name}: ${type}${missing}`;
  }
  const value = isWideType(kind.type) ? "bigint" : "number";
  if (count === undefined) return `${name}: ${value}${missing}`;
  const type = isByte(kind.type) ? "Uint8Array" : `Elements<${value}>`;
  return `readonly ${name}: ${type}${missing}`;
}

export function viewType(structure: Structure, nameOf: (structure: Structure) => string): string {
  if (isClosed(structure)) return "Opaque";
  return `${structure.kind === "union" ? "Union" : "Struct"}<${nameOf(structure)}>`;
}

/** There is nothing in it for programs. */
function isClosed({ opaque, members }: Structure): boolean {
  return opaque !== undefined || members.every(({ reserved }) => reserved);
}

/** The accessors of all structs, by their names in C. */
function structsInterface(model: Model, nameOf: (structure: Structure) => string): string {
  const members = model.structures.map((structure) => {
    const type = structure.kind === "union" ? "UnionType" : "StructType";
    return `  readonly ${structure.name}: ${type}<${nameOf(structure)}>;`;
  });
  return [
    ...comment(["The structs of one machine, by their names in C."], ""),
    ...(members.length === 0
      ? ["export type Structs = object;"]
      : ["export interface Structs {", ...members, "}"]),
  ].join("\n");
}

function isByte(type: string): boolean {
  return type === "char" || type === "i8" || type === "u8";
}

function pascal(name: string): string {
  const words = name.split("_").filter((word) => word !== "");
  return words.map(capitalized).join("");
}
