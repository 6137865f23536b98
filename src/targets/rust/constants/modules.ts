import type { ArchName } from "../../../model/arch.js";
import type { Model } from "../../../model/model.js";
import { ffiUses } from "../ffi-names.js";
import type { TypeNames } from "../type-names.js";
import { familyLines } from "./family.js";
import { moduleName } from "./names.js";

/** A module with the constants of one family. */
export interface FamilyModule {
  readonly name: string;
  /** Imports and declarations, for blank lines between them. */
  readonly blocks: readonly (readonly string[])[];
}

/** One module for each family of the model, sorted by name. */
export function familyModules(
  model: Model,
  types: TypeNames,
  archs: readonly ArchName[],
): readonly FamilyModule[] {
  // The error numbers are `Errno`, which every table has.
  const families = model.constants.filter(({ name }) => name !== "errno");
  const modules = families.map((family) => {
    const { kind, type } = family;
    const rustType =
      kind === "numbers" || type === undefined
        ? undefined
        : types.of({ kind: "named", name: type });
    const lines = familyLines(model, family, rustType, archs);
    const uses = [
      ...ffiUses(lines),
      ...(rustType !== undefined && types.scalars.some(({ name }) => name === rustType)
        ? [`use crate::types::${rustType};`]
        : []),
    ];
    return { name: moduleName(family), blocks: [uses, lines].filter((block) => block.length > 0) };
  });
  return modules.sort((a, b) => (a.name < b.name ? -1 : 1));
}
