import { type LibraryFacts, libraryFacts } from "../model/library/symbols.js";
import type { Io } from "./io.js";
import { readPackageFile } from "./package-files.js";

/** What is known of libsys besides its calls. */
export function loadLibraryFacts(io: Io): LibraryFacts {
  return libraryFacts(readPackageFile("data/library.json", io.files));
}
