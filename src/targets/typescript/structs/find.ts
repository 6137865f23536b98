import type { CType } from "syscalls-table";
import { structureOf as structureIn, structuresByName } from "../../../model/layout/find.js";
import type { Structure } from "../../../model/layout/structure.js";
import type { Model } from "../../../model/model.js";

/** The structure that a type names, by its tag or by a typedef; undefined for all else. */
export function structureOf(model: Model, type: CType): Structure | undefined {
  return structureIn(structuresByName(model), type);
}
