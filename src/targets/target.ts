import type { ArchName } from "../model/arch.js";
import type { Model } from "../model/model.js";
import type { SymbolChoice } from "../model/symbols.js";

export type { SymbolChoice } from "../model/symbols.js";

/** Generated files by path; `/` separates folders, and no path is absolute or climbs out. */
export type FileSet = ReadonlyMap<string, string>;

export interface TargetInput {
  readonly model: Model;
  /** Those of the target's architectures that were asked for, in the order of the target. */
  readonly archs: readonly ArchName[];
  readonly symbols: SymbolChoice;
  /** The command that makes these files again, for the first line of each. */
  readonly command: string;
  /** Renders one of the target's own templates, `libsys.h.hbs` say. */
  readonly render: (template: string, view: object) => string;
}

/** A language that bindings can be generated for. A target neither reads nor writes files. */
export interface Target {
  readonly generate: (input: TargetInput) => FileSet | Promise<FileSet>;
}
