import type { Arch } from "../../../model/arch.js";
import type { FileSet } from "../../../targets/target.js";

/** Where a language's program is built, and for what. Paths are absolute. */
export interface BuildSite {
  readonly arch: Arch;
  /** Whether the program is for another machine than the one that builds it. */
  readonly isCross: boolean;
  /** The sources of the program. */
  readonly sources: string;
  /** What the sources are; paths are relative to `sources`. */
  readonly files: FileSet;
  /**
   * A folder `lib` that has `libsys.so` and `libsys.so.7` to link with; undefined for the system's
   * own library.
   */
  readonly libraries: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** How one language's program is built. */
export interface BuildPlan {
  readonly commands: readonly BuildCommand[];
  /** Relative to the sources: what is there in the end, and runs. */
  readonly program: string;
  /** Files to write first, relative to the sources. They may be run. */
  readonly scripts?: FileSet;
  /** Where `program` finds the sources when it has been moved: in a folder of this name beside it. */
  readonly sourcesBeside?: string;
}

/** A command, which runs in the folder of the sources. */
export interface BuildCommand {
  /** Looked for on PATH unless it has a slash. */
  readonly program: string;
  readonly args: readonly string[];
  /** Besides those that there are. */
  readonly env?: Readonly<Record<string, string>>;
  /** How to get the program, or what it needs: an imperative sentence without a full stop. */
  readonly advice: string;
}
