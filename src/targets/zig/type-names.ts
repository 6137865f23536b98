import type { CTagged, CNamed } from "syscalls-table";
import { basicType } from "../../model/basic-type.js";
import type { AggregateType, Model, ScalarType } from "../../model/model.js";
import { identifiers } from "../../model/naming.js";
import { declarationNames } from "./names.js";

/** What the types of the signatures are called in Zig. */
export interface TypeNames {
  /** `c_int`, `usize`, or the name of a declaration in `types.zig` without its namespace. */
  readonly of: (type: CNamed | CTagged) => TypeName;
  /** Whether a typedef stands for a struct or union. */
  readonly isOpaque: (typedef: string) => boolean;
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
  const tags = tagsOf(model.aggregates);
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
    isOpaque: (typedef) => targets.get(typedef) !== undefined,
    scalars: scalars.map((type) => ({ name: moduleName(type.name), type })),
    opaque: tags.map((c) => ({ name: moduleName(c), c })),
    aliases: aliases.map(({ name, target }) => ({
      name: moduleName(name),
      target: moduleName(target),
    })),
  };
}

/** The structs and unions that signatures name, and those behind the typedefs, sorted. */
function tagsOf(aggregates: readonly AggregateType[]): readonly string[] {
  const tags = aggregates.map(({ kind, name, target }) => target ?? `${kind} ${name}`);
  return [...new Set(tags)].sort((a, b) => (withoutKind(a) < withoutKind(b) ? -1 : 1));
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
      return signed === false ? `c_u${rank}` : `c_${rank}`;
    case "long long":
      return signed === false ? "c_ulonglong" : "c_longlong";
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
