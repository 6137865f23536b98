import { z } from "zod";

/*
 * As much of rustdoc's JSON as a listing needs, in its format 57, which is that of Rust 1.96.
 * What is not described here, a where clause of a function say, no generated crate has: it is an
 * error, so that nothing is left out of a listing.
 */

export type RustdocType =
  | { readonly primitive: string }
  | { readonly generic: string }
  | { readonly resolved_path: RustdocPath }
  | { readonly raw_pointer: { readonly is_mutable: boolean; readonly type: RustdocType } }
  | { readonly borrowed_ref: Borrowed }
  | { readonly slice: RustdocType }
  | { readonly array: { readonly type: RustdocType; readonly len: string } }
  | { readonly tuple: readonly RustdocType[] }
  | { readonly impl_trait: readonly { readonly trait_bound: { readonly trait: RustdocPath } }[] }
  | { readonly function_pointer: { readonly sig: Signature; readonly header: Header } };

export interface RustdocPath {
  readonly path: string;
  /** Of the item in the index, which has those of this crate and few others. */
  readonly id: number;
  readonly args: PathArguments | null;
}

/** `<'a, T>`, or the `(T) -> U` of a trait of functions. */
export type PathArguments =
  | { readonly angle_bracketed: { readonly args: readonly Argument[] } }
  | { readonly parenthesized: Parenthesized };

interface Parenthesized {
  readonly inputs: readonly RustdocType[];
  readonly output: RustdocType | null;
}

export interface Signature {
  readonly inputs: readonly (readonly [string, RustdocType])[];
  readonly output: RustdocType | null;
  readonly is_c_variadic: boolean;
}

export interface Header {
  readonly is_const: boolean;
  readonly is_unsafe: boolean;
  readonly abi: string | Readonly<Record<string, unknown>>;
}

type Argument = { readonly lifetime: string } | { readonly type: RustdocType };

interface Borrowed {
  readonly lifetime: string | null;
  readonly is_mutable: boolean;
  readonly type: RustdocType;
}

const none = z.array(z.never());

const path: z.ZodType<RustdocPath> = z.lazy(() =>
  z.object({ path: z.string(), id: z.number(), args: pathArguments.nullable() }),
);

const pathArguments: z.ZodType<PathArguments> = z.lazy(() =>
  z.union([
    z.strictObject({ angle_bracketed: z.object({ args: z.array(argument), constraints: none }) }),
    z.strictObject({
      parenthesized: z.object({ inputs: z.array(type), output: type.nullable() }),
    }),
  ]),
);

const argument: z.ZodType<Argument> = z.lazy(() =>
  z.union([z.strictObject({ lifetime: z.string() }), z.strictObject({ type })]),
);

const type: z.ZodType<RustdocType> = z.lazy(() =>
  z.union([
    z.strictObject({ primitive: z.string() }),
    z.strictObject({ generic: z.string() }),
    z.strictObject({ resolved_path: path }),
    z.strictObject({ raw_pointer: z.object({ is_mutable: z.boolean(), type }) }),
    z.strictObject({
      borrowed_ref: z.object({ lifetime: z.string().nullable(), is_mutable: z.boolean(), type }),
    }),
    z.strictObject({ slice: type }),
    z.strictObject({ array: z.object({ type, len: z.string() }) }),
    z.strictObject({ tuple: z.array(type) }),
    z.strictObject({
      impl_trait: z.array(z.object({ trait_bound: z.object({ trait: path }) })),
    }),
    z.strictObject({ function_pointer: z.object({ sig: signature, header }) }),
  ]),
);

const signature: z.ZodType<Signature> = z.lazy(() =>
  z.object({
    inputs: z.array(z.tuple([z.string(), type])),
    output: type.nullable(),
    is_c_variadic: z.boolean(),
  }),
);

const header = z.object({
  is_const: z.boolean(),
  is_unsafe: z.boolean(),
  abi: z.union([z.string(), z.record(z.string(), z.unknown())]),
});

const generics = z.object({
  params: z.array(z.object({ name: z.string() })),
  where_predicates: none,
});

const id = z.number();
const fields = z.array(id);

const inner = z.union([
  z.strictObject({ module: z.object({ items: z.array(id) }) }),
  z.strictObject({
    use: z.object({
      source: z.string(),
      name: z.string(),
      id: id.nullable(),
      is_glob: z.boolean(),
    }),
  }),
  z.strictObject({
    function: z.object({ sig: signature, generics, header, has_body: z.boolean() }),
  }),
  z.strictObject({ constant: z.object({ type }) }),
  z.strictObject({ assoc_const: z.object({ type }) }),
  z.strictObject({ type_alias: z.object({ type, generics }) }),
  z.strictObject({
    struct: z.object({
      kind: z.union([
        z.strictObject({ plain: z.object({ fields, has_stripped_fields: z.boolean() }) }),
        z.strictObject({ tuple: z.array(id.nullable()) }),
      ]),
      generics,
      impls: z.array(id),
    }),
  }),
  z.strictObject({
    union: z.object({ fields, generics, has_stripped_fields: z.boolean(), impls: z.array(id) }),
  }),
  z.strictObject({
    trait: z.object({
      is_unsafe: z.boolean(),
      items: z.array(id),
      bounds: none,
      generics,
      implementations: z.array(id),
    }),
  }),
  z.strictObject({ struct_field: type }),
  z.strictObject({
    impl: z.object({
      is_unsafe: z.boolean(),
      is_synthetic: z.boolean(),
      blanket_impl: z.unknown(),
      for: z.unknown(),
      trait: z.object({ path: z.string(), id, args: z.unknown() }).nullable(),
      items: z.array(id),
    }),
  }),
]);

const item = z.object({
  crate_id: z.number(),
  name: z.string().nullable(),
  attrs: z.array(z.unknown()),
  inner: z.record(z.string(), z.unknown()),
});

const oldestFormat = 57;

/** A documented crate. Its items are checked by `innerOf` when they are looked at. */
export const crateSchema = z.object({
  format_version: z.number().min(oldestFormat, "the listing needs rustdoc of Rust 1.96 or later"),
  root: id,
  crate_version: z.string(),
  index: z.record(z.string(), item),
});

export type Crate = z.infer<typeof crateSchema>;
export type Item = z.infer<typeof item>;
export type Inner = z.infer<typeof inner>;

export function innerOf({ inner: unchecked }: Item): Inner {
  return inner.parse(unchecked);
}

/** The trait of an implementation, whose arguments may be anything in those of `core`. */
export function traitPath(unchecked: unknown): RustdocPath {
  return path.parse(unchecked);
}

/** The type that an implementation is for, which may be anything in those of `core`. */
export function typeOf(unchecked: unknown): RustdocType {
  return type.parse(unchecked);
}
