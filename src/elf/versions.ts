import type { Dynamic } from "./dynamic.js";
import type { Image } from "./image.js";
import type { Window } from "./window.js";

/** A symbol version: `FBSD_1.0`, of this library or wanted of another. */
export interface SymbolVersion {
  readonly name: string;
  /** What a reference without a version gets: `@@` and not `@`. */
  readonly isDefault: boolean;
  /** The library that is to have it; undefined for definitions of this one. */
  readonly library: string | undefined;
}

export interface VersionDefinition {
  readonly name: string;
  /** The versions that it succeeds. */
  readonly parents: readonly string[];
  /** The first definition names the library itself. */
  readonly isBase: boolean;
}

export interface VersionNeed {
  readonly library: string;
  readonly versions: readonly string[];
}

export interface Versions {
  readonly definitions: readonly VersionDefinition[];
  readonly needs: readonly VersionNeed[];
  /** The version of the symbol at an index of the table. */
  readonly of: (index: number) => SymbolVersion | undefined;
}

/** More entries than any library has; in a hostile one they overlap. */
const most = 1 << 16;

/** The GNU symbol versions of a file. */
export function readVersions(image: Image, dynamic: Dynamic, symbols: number): Versions {
  const names = new Map<number, Omit<SymbolVersion, "isDefault">>();
  const definitions = readDefinitions(image, dynamic, names);
  const needs = readNeeds(image, dynamic, names);
  const address = dynamic.value("versionSymbols");
  const table = address && image.window(address, symbols * 2, "the table of symbol versions");
  return {
    definitions,
    needs,
    of: (index) => {
      if (table === undefined || table === 0n) return undefined;
      const word = table.u16(index * 2);
      const named = names.get(word & 0x7fff);
      return named && { ...named, isDefault: (word & 0x8000) === 0 };
    },
  };
}

function readDefinitions(
  image: Image,
  dynamic: Dynamic,
  names: Map<number, Omit<SymbolVersion, "isDefault">>,
): readonly VersionDefinition[] {
  const what = "the version definitions";
  return chain(image, dynamic, "definitions", "definitionCount", what, 16, (window, at) => {
    const count = window.u16(at + 6);
    const words = links(window, at + window.u32(at + 12), count, 4, (aux) =>
      dynamic.strings.at(window.u32(aux)),
    );
    const [name = "", ...parents] = words;
    const isBase = (window.u16(at + 2) & 1) !== 0;
    // The base stands for symbols without a version.
    if (!isBase) names.set(window.u16(at + 4) & 0x7fff, { name, library: undefined });
    return { name, parents, isBase };
  });
}

function readNeeds(
  image: Image,
  dynamic: Dynamic,
  names: Map<number, Omit<SymbolVersion, "isDefault">>,
): readonly VersionNeed[] {
  const what = "the needed versions";
  return chain(image, dynamic, "needs", "needCount", what, 12, (window, at) => {
    const library = dynamic.strings.at(window.u32(at + 4));
    const count = window.u16(at + 2);
    const versions = links(window, at + window.u32(at + 8), count, 12, (aux) => {
      const name = dynamic.strings.at(window.u32(aux + 8));
      names.set(window.u16(aux + 6) & 0x7fff, { name, library });
      return name;
    });
    return { library, versions };
  });
}

/** A list whose entries say how far the next one is, in their word at byte `nextAt`. */
function chain<T>(
  image: Image,
  dynamic: Dynamic,
  start: "definitions" | "needs",
  count: "definitionCount" | "needCount",
  what: string,
  nextAt: number,
  read: (window: Window, at: number) => T,
): readonly T[] {
  const address = dynamic.value(start);
  if (address === undefined) return [];
  const window = image.openWindow(address, most * 20, what);
  return links(window, 0, Number(dynamic.value(count) ?? 0n), nextAt, (at) => read(window, at));
}

function links<T>(
  window: Window,
  start: number,
  count: number,
  nextAt: number,
  read: (at: number) => T,
): readonly T[] {
  const entries: T[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    window.spend(at, most);
    entries.push(read(at));
    const next = window.u32(at + nextAt);
    if (next === 0) break;
    at += next;
  }
  return entries;
}
