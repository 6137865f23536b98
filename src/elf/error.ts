import { LibsysgenError } from "../model/error.js";

/**
 * Why a file could not be read, with the place in it.
 *
 * - `EL001` not an ELF file, or of a kind that nobody uses
 * - `EL002` a part of the file lies beyond its end
 * - `EL003` a table contradicts itself or another one
 * - `EL004` larger than anything real: reading it would be an attack on memory or time
 * - `EL005` a broken archive
 */
export type ElfErrorCode = "EL001" | "EL002" | "EL003" | "EL004" | "EL005";

/** What every function of this folder throws for a file that is not as it has to be. */
export class ElfError extends LibsysgenError {
  constructor(
    readonly code: ElfErrorCode,
    /** The name of the file for people. */
    readonly file: string,
    /** In bytes from the start of the file. */
    readonly offset: number,
    what: string,
  ) {
    const message = `${what} (at byte ${offset}, 0x${offset.toString(16)})`;
    super([{ code, severity: "error", file, message }]);
    this.name = "ElfError";
  }
}
