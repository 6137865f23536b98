import type { ArchName } from "./arch.js";
import type { ErrorConvention } from "./model.js";

/**
 * What the table does not say: reviewed facts about calls, measured facts about types.
 *
 * The bundled ones are `data/calls.json` and `data/types.json`; an overlay has the same shape.
 */
export interface Facts {
  readonly calls: Readonly<Record<string, CallFacts>>;
  readonly types: TypeFacts;
}

/** The record of one call, by the call's name. */
export interface CallFacts {
  readonly errors: ErrorConvention;
  /** Why the convention is another than `errno`, or how it was found, in one sentence. */
  readonly why?: string;
  /** libthr wraps the call. */
  readonly interposed?: true;
  /** See `Call.harmless`. */
  readonly harmless?: true;
  /** The manual page and section: `read(2)`. */
  readonly manual?: string;
  /** The plain name in libsys; absent where there is none or where it has an older form only. */
  readonly public?: PublicFacts;
  /** The `_` name where it is missing: everywhere, or on some architectures. */
  readonly privateMissing?: "everywhere" | readonly ArchName[];
}

export interface PublicFacts {
  /** The version that the symbol is exported under by default. */
  readonly version: string;
  /** The number that the symbol's machine code carries; another number in a table is another call. */
  readonly number: number;
  /** The symbol is a C function around the stub, which may answer without entering the kernel. */
  readonly wrapper?: true;
  /** The ELF binding where it is not weak. */
  readonly binding?: "global";
}

export interface TypeFacts {
  /** Typedefs of integers and of enumerations. Plain C types such as `long` need no record. */
  readonly scalars: Readonly<Record<string, ScalarFacts>>;
  /** Typedefs of pointers. */
  readonly pointers: Readonly<Record<string, PointerFacts>>;
  /** Typedefs of structs and unions, with what they name: `sigset_t` is `struct __sigset`. */
  readonly aggregates: Readonly<Record<string, string>>;
}

export interface ScalarFacts {
  /** In bytes. */
  readonly size: ByArch<1 | 2 | 4 | 8>;
  readonly signed: ByArch<boolean>;
  /** The public header that has the fact, where it was not measured with the others. */
  readonly source?: string;
}

export interface PointerFacts {
  /** The name of the type that it points to. */
  readonly to: string;
  readonly const?: true;
  readonly source?: string;
}

/** A value for all architectures, or a default and those that differ. */
export type ByArch<T> = T | ({ readonly default: T } & Readonly<Partial<Record<ArchName, T>>>);

/**
 * The facts that ship with the project, from the texts of `data/calls.json` and `data/types.json`.
 *
 * Nothing is checked here, because every start would pay for it: the tests hold both files against
 * the schema that overlays are checked with.
 */
export function bundledFacts(callsText: string, typesText: string): Facts {
  return {
    // The tests prove the shape of both files.
    calls: JSON.parse(callsText) as Facts["calls"],
    types: JSON.parse(typesText) as TypeFacts,
  };
}

/** `base` with the overlays over it, in order: a later field of a record replaces an earlier one. */
export function withOverlays(base: Facts, overlays: readonly Overlay[]): Facts {
  return overlays.reduce(withOverlay, base);
}

function withOverlay(facts: Facts, overlay: Overlay): Facts {
  const calls = Object.entries(overlay.calls ?? {}).map(
    ([name, record]) => [name, { ...recordOf(facts.calls, name), ...record }] as const,
  );
  return {
    calls: { ...facts.calls, ...Object.fromEntries(calls) },
    types: {
      scalars: { ...facts.types.scalars, ...overlay.types?.scalars },
      pointers: { ...facts.types.pointers, ...overlay.types?.pointers },
      aggregates: { ...facts.types.aggregates, ...overlay.types?.aggregates },
    },
  };
}

/** What `--overlay FILE` may add. */
export interface Overlay {
  readonly calls?: Facts["calls"] | undefined;
  readonly types?: Partial<TypeFacts> | undefined;
}

/** The record of a name, and never a property that all objects have. */
export function recordOf<T>(records: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(records, name) ? records[name] : undefined;
}
