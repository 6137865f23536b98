import type { CType } from "syscalls-table";
import { withoutPointerTypedefs } from "../../../model/abi.js";
import { structureOf, structuresByName } from "../../../model/layout/find.js";
import type { Model } from "../../../model/model.js";
import type { NamedStructure } from "./names.js";

/**
 * Spells the types of objects in memory. Structures have their names there and arrays are arrays; a
 * pointer is one that the collector follows. Text is `byte`, whatever the sign of a `char`.
 */
export function objectSpeller(
  model: Model,
  named: readonly NamedStructure[],
  spellScalar: (type: CType) => string,
): (type: CType) => string {
  const structures = structuresByName(model);
  const names = new Map(named.map(({ name, structure }) => [structure, name]));
  const nameOf = (type: CType) => {
    const structure = structureOf(structures, type);
    return structure && names.get(structure);
  };

  const spell = (given: CType): string => {
    const type = withoutPointerTypedefs(model, given);
    if (type.kind === "pointer") return spellPointer(type.to);
    if (type.kind === "array") return `[${type.length ?? "0"}]${spellElement(type.of)}`;
    return nameOf(type) ?? spellScalar(type);
  };
  const spellElement = (type: CType) => (isChar(type) ? "byte" : spell(type));
  const spellPointer = (to: CType): string => {
    if (to.kind === "function") return "uintptr";
    const known =
      to.kind === "pointer" ||
      to.kind === "enum" ||
      isScalar(model, to) ||
      nameOf(to) !== undefined;
    return known ? `*${spellElement(to)}` : "unsafe.Pointer";
  };
  return spell;
}

function isChar(type: CType): boolean {
  return type.kind === "named" && type.name === "char";
}

function isScalar(model: Model, type: CType): boolean {
  return type.kind === "named" && model.scalars.has(type.name);
}
