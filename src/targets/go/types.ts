import type { CType } from "syscalls-table";
import { abiOf, withoutPointerTypedefs } from "../../model/abi.js";
import type { ArchName } from "../../model/arch.js";
import type { AbiType, Model } from "../../model/model.js";
import { typeNames } from "./names.js";
import { namedStructures, type NamedStructure } from "./structures/names.js";
import { objectSpeller } from "./structures/object-type.js";
import { goArchs } from "./platforms.js";

/** The Go types of a model's C types. */
export interface GoTypes {
  /** The types that no predeclared one fits on all architectures. */
  readonly aliases: readonly TypeAlias[];
  /** The type of a parameter or of a result, the same text on all architectures. */
  readonly spell: (type: CType) => string;
  /** The type of an object in memory: of a variable, an element, or a field. */
  readonly spellObject: (type: CType) => string;
  /** The structures with their names. */
  readonly structures: readonly NamedStructure[];
}

/** `type TimeT = int32`. */
export interface TypeAlias {
  readonly name: string;
  /** In C. */
  readonly original: string;
  readonly typeOn: (arch: ArchName) => string;
}

/**
 * Finds the type of the same size and signedness: `int32` for `int`, and Go's own word-sized types
 * for `long`, `size_t` and their like, because `int` and `uint` are as wide as a C `long` on every
 * architecture of FreeBSD that Go knows. What varies otherwise gets an alias.
 */
export function goTypes(model: Model): GoTypes {
  const names = [...model.scalars.keys()];
  const varying = names.filter((name) => uniformType(model, namedType(name)) === undefined);
  const aliasNames = typeNames(varying);
  const aliases = varying.map((original, index) => ({
    name: aliasNames[index] ?? original,
    original,
    typeOn: (arch: ArchName) => sizedType(abiOf(model, namedType(original), arch)),
  }));
  const nameOfAlias = new Map(aliases.map(({ original, name }) => [original, name]));
  const spellKnown = (type: CType) => spell(model, nameOfAlias, type);
  const structures = namedStructures(model, aliasNames);
  return {
    aliases,
    spell: spellKnown,
    spellObject: objectSpeller(model, structures, spellKnown),
    structures,
  };
}

function namedType(name: string): CType {
  const tag = /^enum (.*)$/.exec(name)?.[1];
  return tag === undefined ? { kind: "named", name } : { kind: "enum", tag };
}

function spell(model: Model, aliases: ReadonlyMap<string, string>, given: CType): string {
  const type = withoutPointerTypedefs(model, given);
  if (type.kind === "pointer") return pointerTo(model, aliases, type.to);
  const alias = type.kind === "named" ? aliases.get(type.name) : undefined;
  const uniform = alias ?? uniformType(model, type);
  if (uniform === undefined) throw new RangeError(`no Go type for a ${type.kind}`);
  return uniform;
}

/**
 * A pointer to a scalar is typed. Structs and what has no type behind it stay `unsafe.Pointer`, and
 * the address of a C function is no pointer that Go could follow.
 */
function pointerTo(model: Model, aliases: ReadonlyMap<string, string>, to: CType): string {
  switch (to.kind) {
    case "pointer":
      return `*${pointerTo(model, aliases, to.to)}`;
    case "function":
      return "uintptr";
    case "enum":
      return `*${spell(model, aliases, to)}`;
    case "named":
      if (to.name === "char") return "*byte";
      return model.scalars.has(to.name) ? `*${spell(model, aliases, to)}` : "unsafe.Pointer";
    case "void":
    case "struct":
    case "union":
    case "array":
      return "unsafe.Pointer";
  }
}

/** A type of Go that is right on all architectures. */
function uniformType(model: Model, type: CType): string | undefined {
  const abis = goArchs.map((arch) => ({ arch, abi: abiOf(model, type, arch) }));
  const sized = new Set(abis.map(({ abi }) => sizedType(abi)));
  const [only, ...others] = sized;
  if (others.length === 0) return only;
  const isWord = abis.every(
    ({ arch, abi }) => abi.kind === "integer" && abi.size === wordSize(model, arch),
  );
  if (!isWord) return undefined;
  const signs = new Set(abis.map(({ abi }) => abi.kind === "integer" && abi.signed));
  if (signs.size > 1) return undefined;
  if (signs.has(true)) return "int";
  return type.kind === "named" && countTypes.has(type.name) ? "uint" : "uintptr";
}

function wordSize(model: Model, arch: ArchName): number {
  const word = abiOf(model, { kind: "pointer", to: { kind: "void" } }, arch);
  return word.kind === "void" ? 0 : word.size;
}

/** Unsigned words that measure nothing in memory: Go writes `uint` for them, else `uintptr`. */
const countTypes: ReadonlySet<string> = new Set(["u_long", "unsigned long"]);

function sizedType(abi: AbiType): string {
  switch (abi.kind) {
    case "void":
      return "";
    case "pointer":
      return "unsafe.Pointer";
    case "integer":
      return `${abi.signed ? "int" : "uint"}${abi.size * 8}`;
  }
}
