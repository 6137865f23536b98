import type { CType } from "syscalls-table";
import type { ConstantFamily } from "../../../model/constants.js";
import type { Model } from "../../../model/model.js";
import type { TypeNames } from "../type-names.js";

/** What the wrappers of one package have in common. */
export interface SafeContext {
  readonly model: Model;
  readonly names: TypeNames;
  readonly families: ReadonlyMap<string, ConstantFamily>;
  /** The packed struct for values of a family of flags, where there is one as wide as the type. */
  readonly flagsType: (family: string | undefined, type: CType) => string | undefined;
  /** What no parameter or local variable may be called, for it is declared in the file. */
  readonly taken: readonly string[];
}
