import { listSymbols } from "../../elf/listing.js";
import { renderSymbols } from "../../report/symbols-text.js";
import { withFile } from "../binary/file-source.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import type { Io } from "../io.js";

export interface SymbolsOptions {
  readonly json?: true;
}

/** `libsysgen symbols` */
export async function printSymbols(
  path: string,
  options: SymbolsOptions,
  io: Io,
): Promise<ExitStatus> {
  const listings = await withFile(path, io, listSymbols);
  io.stdout.write(
    options.json ? `${JSON.stringify(listings, undefined, 2)}\n` : renderSymbols(listings),
  );
  return exitStatus.ok;
}
