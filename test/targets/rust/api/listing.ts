import {
  crateSchema,
  innerOf,
  traitPath,
  typeOf,
  type Crate,
  type Inner,
  type Item,
} from "./rustdoc-schema.js";
import { functionText, pathText, typeText } from "./type-text.js";

/** What a crate has for others. */
export interface Listing {
  /** `0.1.0` */
  readonly version: string;
  /** One item each, `path: what it is`, sorted. */
  readonly items: readonly string[];
}

/**
 * The public items of a crate out of rustdoc's JSON: functions, types and their public fields,
 * constants, the methods of types, and the traits that they implement by their own code, as do types
 * of others by this crate's.
 *
 * Left out are the traits that every type has, those that the compiler gives to a type by itself
 * (`Send`), the values of constants, and what is hidden from the documentation.
 */
export function listingOf(json: string): Listing {
  const crate = crateSchema.parse(JSON.parse(json));
  const lines = itemLines(crate, crate.root, "");
  return { version: crate.crate_version, items: [...new Set(lines)].sort() };
}

function itemLines(crate: Crate, id: number, parent: string, rename?: string): readonly string[] {
  const item = itemOf(crate, id);
  const inner = innerOf(item);
  const path = join(parent, rename ?? item.name ?? "");
  if ("module" in inner) {
    // The root is where the paths start.
    const inside = id === crate.root ? "" : path;
    const own = inside === "" ? [] : [`${inside}: mod`];
    return [...own, ...inner.module.items.flatMap((each) => itemLines(crate, each, inside))];
  }
  if ("use" in inner) return useLines(crate, inner.use, parent);
  if ("function" in inner) return [`${path}: ${functionOf(inner)}`];
  if ("constant" in inner) return [`${path}: const ${typeText(inner.constant.type)}`];
  if ("assoc_const" in inner) return [`${path}: const ${typeText(inner.assoc_const.type)}`];
  if ("type_alias" in inner) {
    const names = namesOf(inner.type_alias.generics);
    return [`${path}: type${names} = ${typeText(inner.type_alias.type)}`];
  }
  if ("struct" in inner) {
    const { generics, impls, kind } = inner.struct;
    const head = `${attributes(item)}struct${namesOf(generics)}`;
    return [
      ...("plain" in kind
        ? [
            `${path}: ${head}${members(crate, item, kind.plain.fields, kind.plain.has_stripped_fields)}`,
            ...fieldLines(crate, kind.plain.fields, path),
          ]
        : [`${path}: ${head}(${kind.tuple.map((field) => tupleField(crate, field)).join(", ")})`]),
      ...impls.flatMap((each) => implLines(crate, each, path)),
    ];
  }
  if ("union" in inner) {
    const { fields, has_stripped_fields, impls } = inner.union;
    return [
      `${path}: ${attributes(item)}union${members(crate, item, fields, has_stripped_fields)}`,
      ...fieldLines(crate, fields, path),
      ...impls.flatMap((each) => implLines(crate, each, path)),
    ];
  }
  if ("trait" in inner) {
    const { implementations, is_unsafe, items } = inner.trait;
    return [
      `${path}: ${is_unsafe ? "unsafe " : ""}trait`,
      ...items.map((each) => traitItem(crate, each, path)),
      ...implementations.flatMap((each) => implementedFor(crate, each, path)),
    ];
  }
  throw new Error(`${path} is ${Object.keys(inner).join()}, which stands in no module`);
}

function useLines(
  crate: Crate,
  { id, is_glob, name, source }: Extract<Inner, { use: unknown }>["use"],
  parent: string,
): readonly string[] {
  const target = id === null ? undefined : crate.index[String(id)];
  if (id === null || target === undefined) return [`${join(parent, name)}: use ${source}`];
  if (!is_glob) return itemLines(crate, id, parent, name);
  const inner = innerOf(target);
  if (!("module" in inner)) throw new Error(`use ${source}::* names no module`);
  return inner.module.items.flatMap((each) => itemLines(crate, each, parent));
}

function implLines(crate: Crate, id: number, type: string): readonly string[] {
  const inner = innerOf(itemOf(crate, id));
  if (!("impl" in inner)) throw new Error(`${type} is implemented by what is no impl`);
  const { blanket_impl, is_synthetic, is_unsafe, items, trait } = inner.impl;
  if (trait === null) return items.flatMap((each) => itemLines(crate, each, type));
  if (is_synthetic || blanket_impl !== null) return [];
  const name = pathText(traitPath(trait));
  // What `derive(PartialEq)` adds for the compiler's own use.
  if (name === "StructuralPartialEq") return [];
  // A type also has what mentions it: `impl From<Errno> for std::io::Error` is with `Errno`.
  const implementing = typeOf(inner.impl.for);
  const isOther = !("resolved_path" in implementing && isOwn(crate, implementing.resolved_path.id));
  return [`${isOther ? typeText(implementing) : type}: ${is_unsafe ? "unsafe " : ""}impl ${name}`];
}

function isOwn({ index }: Crate, id: number): boolean {
  return index[String(id)]?.crate_id === 0;
}

function traitItem(crate: Crate, id: number, path: string): string {
  const item = itemOf(crate, id);
  const inner = innerOf(item);
  if (!("function" in inner)) throw new Error(`${path} has more than functions`);
  const need = inner.function.has_body ? "provided" : "required";
  return `${join(path, item.name ?? "")}: ${need} ${functionOf(inner)}`;
}

/** Types of the crate say themselves what they implement; references and the like cannot. */
function implementedFor(crate: Crate, id: number, path: string): readonly string[] {
  const inner = innerOf(itemOf(crate, id));
  if (!("impl" in inner)) throw new Error(`${path} is implemented by what is no impl`);
  const type = typeOf(inner.impl.for);
  const isOurs = "resolved_path" in type && isOwn(crate, type.resolved_path.id);
  return isOurs ? [] : [`${path}: impl for ${typeText(type)}`];
}

function functionOf({ function: it }: Extract<Inner, { function: unknown }>): string {
  const names = it.generics.params.map(({ name }) => name);
  // `impl Trait` in a parameter is a parameter of the function too.
  const written = names.filter((name) => !name.startsWith("impl "));
  return functionText(it.header, it.sig, written);
}

/** The fields' names where programs may write them all: another one breaks those that do. */
function members(
  crate: Crate,
  { attrs }: Item,
  fields: readonly number[],
  hidden: boolean,
): string {
  if (hidden || isOpen(attrs)) return " { .. }";
  return ` { ${fields.map((field) => itemOf(crate, field).name ?? "").join(", ")} }`;
}

function fieldLines(crate: Crate, fields: readonly number[], path: string): readonly string[] {
  return fields.map(
    (field) => `${path}.${itemOf(crate, field).name ?? ""}: ${fieldType(crate, field)}`,
  );
}

function tupleField(crate: Crate, field: number | null): string {
  return field === null ? "_" : `pub ${fieldType(crate, field)}`;
}

function fieldType(crate: Crate, id: number): string {
  const inner = innerOf(itemOf(crate, id));
  if (!("struct_field" in inner)) throw new Error("a field is no field");
  return typeText(inner.struct_field);
}

function attributes({ attrs }: Item): string {
  return isOpen(attrs) ? "#[non_exhaustive] " : "";
}

function isOpen(attrs: readonly unknown[]): boolean {
  return attrs.includes("non_exhaustive");
}

function namesOf({ params }: { readonly params: readonly { readonly name: string }[] }): string {
  return params.length === 0 ? "" : `<${params.map(({ name }) => name).join(", ")}>`;
}

function itemOf({ index }: Crate, id: number): Item {
  const item = index[String(id)];
  if (item === undefined) throw new Error(`item ${id} is not in the index`);
  return item;
}

function join(parent: string, name: string): string {
  return parent === "" ? name : `${parent}::${name}`;
}
