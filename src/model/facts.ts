import type { z } from "zod";
import type { ArchName } from "./arch.js";
import type {
  callFactsSchema,
  familyFactsSchema,
  overlaySchema,
  structureFactsSchema,
  typeFactsSchema,
} from "./facts-schema.js";
import { bundledSuite, type SuiteFacts } from "./suite/facts.js";

/**
 * What the table does not say: reviewed facts about calls, measured facts about types.
 *
 * The bundled ones are the files in `data/`; an overlay has the same shape.
 */
export interface Facts {
  readonly calls: Readonly<Record<string, CallFacts>>;
  readonly types: TypeFacts;
  /** By their names with the keyword: `struct stat`. */
  readonly structures: Readonly<Record<string, StructureFacts>>;
  /** Families of constants by their names: `open-flags`. */
  readonly constants: Readonly<Record<string, FamilyFacts>>;
  /** What conformance programs do. Read when it is asked for, which most runs never do. */
  readonly suite: () => SuiteFacts;
}

/** The record of one call. */
export type CallFacts = Readonly<z.infer<typeof callFactsSchema>>;

/** What a call does with a pointer, where that is not what the table's annotation says. */
export type PointerCorrection = Readonly<NonNullable<CallFacts["pointers"]>[string]>;

/** Typedefs, by what they stand for. Plain C types such as `long` need no record. */
export type TypeFacts = Readonly<z.infer<typeof typeFactsSchema>>;

/** The typedef of an integer or of an enumeration. */
export type ScalarFacts = Readonly<TypeFacts["scalars"][string]>;

/** The record of a struct or a union. */
export type StructureFacts = Readonly<z.infer<typeof structureFactsSchema>>;

/** The record of a family of constants. */
export type FamilyFacts = Readonly<z.infer<typeof familyFactsSchema>>;

/** What `--overlay FILE` may add. */
export type Overlay = Readonly<z.infer<typeof overlaySchema>>;

/** A value for all architectures, or a default and those that differ. */
export type ByArch<T> = T | ({ readonly default: T } & Readonly<Partial<Record<ArchName, T>>>);

/**
 * The facts that ship with the project.
 *
 * Nothing is checked here, because every start would pay for it: the tests hold the files against
 * the schema that overlays are checked with.
 *
 * @param read gives the text of a file of the package, by its path from the package's folder
 */
export function bundledFacts(read: (path: string) => string): Facts {
  return {
    // The tests prove the shape of all files.
    calls: JSON.parse(read("data/calls.json")) as Facts["calls"],
    types: JSON.parse(read("data/types.json")) as TypeFacts,
    structures: JSON.parse(read("data/structures.json")) as Facts["structures"],
    constants: JSON.parse(read("data/constants.json")) as Facts["constants"],
    suite: () => bundledSuite(read),
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
    structures: { ...facts.structures, ...overlay.structures },
    constants: { ...facts.constants, ...overlay.constants },
    suite: facts.suite,
  };
}

/** The record of a name, and never a property that all objects have. */
export function recordOf<T>(records: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(records, name) ? records[name] : undefined;
}
