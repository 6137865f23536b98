import { resolve } from "node:path";
import { stubLibrary } from "../../elf/write/stub-library.js";
import type { ArchName } from "../../model/arch.js";
import { librarySymbols } from "../../model/library/symbols.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { ioFailure } from "../failure.js";
import { loadModel } from "../generation/load.js";
import { shownPath } from "../input.js";
import type { Io } from "../io.js";
import { loadLibraryFacts } from "../library-facts.js";

export interface StubOptions {
  readonly arch: ArchName;
  readonly output: string;
  readonly table?: string;
  readonly overlay?: readonly string[];
}

/** `libsysgen stub` */
export async function writeStub(options: StubOptions, io: Io): Promise<ExitStatus> {
  const { model } = await loadModel(options.table, options.overlay ?? [], io);
  const facts = loadLibraryFacts(io);
  const symbols = librarySymbols(model, facts, options.arch);
  const bytes = stubLibrary(symbols, facts.soname, options.arch);
  const full = resolve(io.cwd, options.output);
  try {
    io.files.writeFileSync(full, bytes);
  } catch (error) {
    throw ioFailure(`write ${shownPath(full, io.cwd)}`, error);
  }
  return exitStatus.ok;
}
