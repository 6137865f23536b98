import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ioFailure } from "./failure.js";
import type { FileSystem } from "./io.js";

/** The folder of this package: two above this file in `src/cli`, `dist/cli` and `dist/bin` alike. */
export const packageFolder = fileURLToPath(new URL("../../", import.meta.url));

/** A file that the build makes, by its path from `dist`; beside the sources there is none. */
export function builtFile(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}

/** A text file that ships with the package, by its path from the package's folder. */
export function readPackageFile(path: string, files: FileSystem): string {
  const full = join(packageFolder, path);
  try {
    return files.readFileSync(full, "utf8");
  } catch (error) {
    throw ioFailure(`read ${full}, which is part of libsysgen`, error);
  }
}
