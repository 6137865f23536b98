import type { CNamed, CTagged, CType, CVoid } from "syscalls-table";
import { withoutPointerTypedefs } from "../../model/abi.js";
import type { Model, ScalarType } from "../../model/model.js";
import { identifiers } from "../../model/naming.js";
import { rustNames, takenTypeNames } from "./names.js";
import { builtInScalar } from "./scalar.js";

/** The types that the signatures and the structures of a model name, sorted, with Rust's names. */
export interface TypeNames {
  /** Typedefs of integers, and enumerations. */
  readonly scalars: readonly (Named & { readonly type: ScalarType })[];
  /** Structs and unions of which nothing is known. */
  readonly opaque: readonly Named[];
  /** Typedefs of the structs and unions, with the Rust name of what they stand for. */
  readonly typedefs: readonly (Named & { readonly target: string })[];
  readonly of: (type: CVoid | CNamed | CTagged) => string;
}

/** A type of the crate: its own name and C's, `stat` for `struct stat`. */
export interface Named {
  readonly name: string;
  readonly c: string;
}

/** Names the types that the signatures and the structures of `model` need; all of them are in it. */
export function nameTypes(model: Model): TypeNames {
  const typedefs = aggregateTypedefs(model);
  const needed = spellingsOf(model, typedefs);
  const declared = new Set(model.structures.map(({ kind, name }) => `${kind} ${name}`));
  const rustNameOf = assignNames(needed, typedefs);
  const named = needed.map((c) => ({ name: rustNameOf(c), c }));
  return {
    scalars: named.flatMap(({ name, c }) => {
      const type = model.scalars.get(c);
      return type === undefined || builtIn(c) !== undefined ? [] : [{ name, c, type }];
    }),
    opaque: named.filter(({ c }) => /^(?:struct|union) /.test(c) && !declared.has(c)),
    typedefs: named.flatMap(({ name, c }) => {
      const target = typedefs.get(c);
      return target === undefined || isSynonym(c, target)
        ? []
        : [{ name, c, target: rustNameOf(target) }];
    }),
    of: (type) => rustNameOf(spelling(type)),
  };
}

/** `sigset_t` → `struct __sigset` */
function aggregateTypedefs(model: Model): ReadonlyMap<string, string> {
  return new Map(
    model.aggregates.flatMap(({ name, target }) =>
      target === undefined ? [] : [[name, target] as const],
    ),
  );
}

/** Every name of C in the signatures and members, and what the typedefs among them stand for. */
function spellingsOf(model: Model, typedefs: ReadonlyMap<string, string>): readonly string[] {
  const found = new Set<string>();
  const types = [
    ...model.calls.flatMap(({ parameters, returns }) => [returns, ...typesOf(parameters)]),
    ...model.structures.flatMap(({ members }) => typesOf(members)),
  ];
  for (const type of types) {
    // A call that gives nothing back needs no `c_void`.
    if (type.kind !== "void") addSpellings(withoutPointerTypedefs(model, type), found);
  }
  for (const { kind, name } of model.structures) found.add(`${kind} ${name}`);
  for (const { kind, type } of model.constants) {
    if (kind !== "numbers" && type !== undefined) found.add(type);
  }
  for (const name of [...found]) {
    const target = typedefs.get(name);
    if (target !== undefined) found.add(target);
  }
  return [...found].sort();
}

function typesOf(holders: readonly { readonly type: CType }[]): readonly CType[] {
  return holders.map(({ type }) => type);
}

function addSpellings(type: CType, found: Set<string>): void {
  switch (type.kind) {
    case "pointer":
      addSpellings(type.to, found);
      break;
    case "array":
      addSpellings(type.of, found);
      break;
    case "function":
      if (type.returns.kind !== "void") addSpellings(type.returns, found);
      for (const parameter of type.parameters) addSpellings(parameter, found);
      break;
    case "void":
    case "named":
    case "struct":
    case "union":
    case "enum":
      found.add(spelling(type));
  }
}

/** C has one name space for tags and one for typedefs, Rust has one for both. */
function assignNames(
  needed: readonly string[],
  typedefs: ReadonlyMap<string, string>,
): (c: string) => string {
  const own = needed.filter((c) => builtIn(c) === undefined && !isSynonym(c, typedefs.get(c)));
  const names = identifiers(own.map(withoutTag), rustNames, takenTypeNames);
  const assigned = new Map(own.map((c, index) => [c, names[index]] as const));
  return (c) => {
    const target = typedefs.get(c);
    const key = target !== undefined && isSynonym(c, target) ? target : c;
    const name = builtIn(key) ?? assigned.get(key);
    if (name === undefined) throw new RangeError(`${c} is in no signature`);
    return name;
  };
}

/** `typedef struct fd_set fd_set`, which is one type of one name in Rust. */
function isSynonym(typedef: string, target: string | undefined): boolean {
  return target !== undefined && withoutTag(target) === typedef;
}

function builtIn(c: string): string | undefined {
  return c === "void" ? "c_void" : builtInScalar(c);
}

function withoutTag(c: string): string {
  return c.replace(/^(?:struct|union|enum) /, "");
}

function spelling(type: CVoid | CNamed | CTagged): string {
  switch (type.kind) {
    case "void":
      return "void";
    case "named":
      return type.name;
    case "struct":
    case "union":
    case "enum":
      return `${type.kind} ${type.tag}`;
  }
}
