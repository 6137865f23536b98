import type { z } from "zod";
import type { Call, StubSymbol } from "../call.js";
import type { Model } from "../model.js";
import { type LibraryArchName, libraryArchOf } from "./arch.js";
import type { libraryFactsSchema } from "./facts-schema.js";

/** What `libsys.so.7` exports besides the calls of the table: `data/library.json`. */
export type LibraryFacts = Readonly<z.infer<typeof libraryFactsSchema>>;

/** One dynamic symbol that the library of an architecture has to have. */
export interface LibrarySymbol {
  readonly name: string;
  /** The node of the version script. */
  readonly version: string;
  /** Whether references without a version get it. */
  readonly isDefault: boolean;
  readonly binding: "global" | "weak";
  readonly content: LibraryContent;
}

/**
 * What is at a symbol.
 *
 * - `stub`: the stub of a call, with its number; `old` if it is of a form before the table's
 * - `wrapper`: a C function around a stub, which may not enter the kernel
 * - `function`: no system call
 * - `object`: data, with its size in bytes
 */
export type LibraryContent =
  | {
      readonly kind: "stub";
      readonly call: string;
      readonly number: number;
      readonly form: "current" | "old";
    }
  | { readonly kind: "wrapper"; readonly call: string }
  | { readonly kind: "function" }
  | { readonly kind: "object"; readonly size: number };

/** The facts, from the text of `data/library.json`; the tests prove the shape of the file. */
export function libraryFacts(text: string): LibraryFacts {
  return JSON.parse(text) as LibraryFacts;
}

/** Every symbol that the library has to have on an architecture, sorted by name and version. */
export function librarySymbols(
  model: Model,
  facts: LibraryFacts,
  arch: LibraryArchName,
): readonly LibrarySymbol[] {
  const symbols = [
    ...model.calls.flatMap((call) => symbolsOfCall(call, arch)),
    ...oldForms(facts, arch),
    ...others(facts, arch),
  ];
  return symbols.sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
}

function symbolsOfCall(
  { name, number, symbols }: Call,
  arch: LibraryArchName,
): readonly LibrarySymbol[] {
  const { sys, private: own, public: plain } = symbols;
  const present = [sys, own, plain].filter(
    (symbol): symbol is StubSymbol => symbol !== undefined && !symbol.missingOn.includes(arch),
  );
  return present.map(({ binding, globalOn, kind, name: symbol, version }) => ({
    name: symbol,
    version,
    isDefault: true,
    binding: globalOn?.includes(arch) === true ? "global" : binding,
    content: kind === "stub" ? { kind, call: name, number, form: "current" } : { kind, call: name },
  }));
}

function oldForms({ old }: LibraryFacts, arch: LibraryArchName): readonly LibrarySymbol[] {
  return Object.entries(old)
    .filter(([, { missingOn }]) => missingOn?.includes(arch) !== true)
    .map(([name, { number, version }]): LibrarySymbol => ({
      name,
      version,
      isDefault: false,
      binding: "weak",
      content: { kind: "stub", call: name, number, form: "old" },
    }));
}

function others(facts: LibraryFacts, arch: LibraryArchName): readonly LibrarySymbol[] {
  const { pointerSize } = libraryArchOf(arch);
  return Object.entries(facts.others)
    .filter(([, { only }]) => only?.includes(arch) !== false)
    .map(([name, { binding, bytes, default: isDefault = true, version }]): LibrarySymbol => ({
      name,
      version,
      isDefault,
      binding: binding ?? "global",
      content:
        bytes === undefined
          ? { kind: "function" }
          : { kind: "object", size: bytes === "pointer" ? pointerSize : bytes },
    }));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
