import type { CNamed, CTagged, CType } from "syscalls-table";
import { basicType } from "../../model/basic-type.js";
import type { Structure } from "../../model/layout/structure.js";
import type { Model, ScalarType } from "../../model/model.js";
import { identifiers } from "../../model/naming.js";
import { widerThanCharName } from "../integer-names.js";
import { declarationNames } from "./names.js";

/** What the types of signatures and members are called in Zig. */
export interface TypeNames {
  /** `c_int`, `usize`, or the name of a declaration in `types.zig` without its namespace. */
  readonly of: (type: CNamed | CTagged) => TypeName;
  /** What stands before the names of `types.zig`; nothing in that file itself. */
  readonly namespace: "types." | "";
  /** Whether a type is a struct or union. */
  readonly isAggregate: (type: CType) => boolean;
  /** Whether a type is a struct or union whose size is not known. */
  readonly isOpaque: (type: CType) => boolean;
  /** The structs and unions with a known layout, by their names in `types.zig`. */
  readonly structures: readonly { readonly name: string; readonly structure: Structure }[];
  readonly scalars: readonly { readonly name: string; readonly type: ScalarType }[];
  readonly opaque: readonly { readonly name: string; readonly c: string }[];
  readonly aliases: readonly { readonly name: string; readonly target: string }[];
}

export interface TypeName {
  readonly name: string;
  readonly where: "language" | "module";
}

/** C keeps tags and typedefs apart; here both are declarations of one file. */
export function nameTypes(model: Model): TypeNames {
  const scalars = [...model.scalars.values()].filter(
    ({ name }) => builtinType(name) === undefined && !name.startsWith("enum "),
  );
  const known = new Map(model.structures.map((structure) => [spellingOf(structure), structure]));
  const tags = tagsOf(model);
  const aliases = model.aggregates.flatMap(({ name, target }) =>
    target === undefined || withoutKind(target) === name ? [] : [{ name, target }],
  );
  const spellings = [
    ...scalars.map(({ name }) => name),
    ...tags,
    ...aliases.map(({ name }) => name),
  ];
  const names = identifiers(spellings.map(withoutKind), declarationNames);
  const nameOf = new Map(spellings.map((spelling, index) => [spelling, names[index] ?? spelling]));
  const moduleName = (spelling: string): string => {
    const name = nameOf.get(spelling);
    if (name === undefined) throw new RangeError(`${spelling} is in no signature`);
    return name;
  };
  const targets = new Map(model.aggregates.map(({ name, target }) => [name, target]));
  const aggregateOf = (type: CType): string | undefined => {
    if (type.kind === "named") return targets.get(type.name);
    return type.kind === "struct" || type.kind === "union" ? `${type.kind} ${type.tag}` : undefined;
  };
  return {
    of: (type) => {
      if (type.kind === "enum") return { name: "c_uint", where: "language" };
      if (type.kind !== "named") {
        return { name: moduleName(`${type.kind} ${type.tag}`), where: "module" };
      }
      const builtin = builtinType(type.name);
      if (builtin !== undefined) return { name: builtin, where: "language" };
      const spelling = nameOf.has(type.name) ? type.name : (targets.get(type.name) ?? type.name);
      return { name: moduleName(spelling), where: "module" };
    },
    namespace: "types.",
    isAggregate: (type) => aggregateOf(type) !== undefined,
    isOpaque: (type) => {
      const spelling = aggregateOf(type);
      return spelling !== undefined && !known.has(spelling);
    },
    scalars: scalars.map((type) => ({ name: moduleName(type.name), type })),
    structures: [...known].map(([spelling, structure]) => ({
      name: moduleName(spelling),
      structure,
    })),
    opaque: tags.filter((c) => !known.has(c)).map((c) => ({ name: moduleName(c), c })),
    aliases: aliases.map(({ name, target }) => ({
      name: moduleName(name),
      target: moduleName(target),
    })),
  };
}

/** The structs and unions that signatures name, those behind the typedefs, and members, sorted. */
function tagsOf({ aggregates, structures }: Model): readonly string[] {
  const tags = [
    ...aggregates.map(({ kind, name, target }) => target ?? `${kind} ${name}`),
    ...structures.map(spellingOf),
  ];
  return [...new Set(tags)].sort((a, b) => (withoutKind(a) < withoutKind(b) ? -1 : 1));
}

function spellingOf({ kind, name }: Structure): string {
  return `${kind} ${name}`;
}

function withoutKind(spelling: string): string {
  return spelling.replace(/^(?:struct|union) /, "");
}

/** The type that the language has for a scalar of C, a basic one or one of a known width. */
function builtinType(name: string): string | undefined {
  return FIXED_WIDTH.get(name) ?? basicName(name);
}

function basicName(name: string): string | undefined {
  const basic = basicType(name);
  if (basic === undefined) return undefined;
  const { rank, signed } = basic;
  switch (rank) {
    case "bool":
      return "bool";
    case "char":
      if (signed === undefined) return "c_char";
      return signed ? "i8" : "u8";
    case "short":
    case "int":
    case "long":
    case "long long":
      return widerThanCharName(rank, signed);
  }
}

const FIXED_WIDTH: ReadonlyMap<string, string> = new Map([
  ...[8, 16, 32, 64].flatMap((bits) => [
    [`int${bits}_t`, `i${bits}`] as const,
    [`uint${bits}_t`, `u${bits}`] as const,
  ]),
  ["size_t", "usize"],
  ["ssize_t", "isize"],
  ["intptr_t", "isize"],
  ["uintptr_t", "usize"],
]);
