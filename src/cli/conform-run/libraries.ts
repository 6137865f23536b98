import { join } from "node:path";
import { stubLibrary } from "../../elf/write/stub-library.js";
import type { ArchName } from "../../model/arch.js";
import { librarySymbols } from "../../model/library/symbols.js";
import type { Model } from "../../model/model.js";
import type { Io } from "../io.js";
import { loadLibraryFacts } from "../library-facts.js";

/**
 * Makes a folder `lib` to link with, which has a stub library under both of its names.
 *
 * @param model with all calls, for programs may refer to any
 * @returns the folder
 */
export function stubLibraries(folder: string, model: Model, arch: ArchName, io: Io): string {
  const facts = loadLibraryFacts(io);
  const bytes = stubLibrary(librarySymbols(model, facts, arch), facts.soname, arch);
  return namedLibraries(folder, io, (path) => {
    io.files.writeFileSync(path, bytes);
  });
}

/** The same with copies of a library that there is, to link with and to run with. */
export function copiedLibraries(folder: string, library: string, io: Io): string {
  return namedLibraries(folder, io, (path) => {
    io.files.copyFileSync(library, path);
  });
}

function namedLibraries(folder: string, io: Io, make: (path: string) => void): string {
  const lib = join(folder, "lib");
  io.files.mkdirSync(lib, { recursive: true });
  for (const name of ["libsys.so", "libsys.so.7"]) make(join(lib, name));
  return lib;
}
