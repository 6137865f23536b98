import { basename, relative, resolve } from "node:path";
import { ioFailure } from "./failure.js";
import type { Io } from "./io.js";
import { packageFolder, readPackageFile } from "./package-files.js";

/** A file as it was given, with the name to show for it. */
export interface Input {
  /** `-` for standard input; else as short a path as there is. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** The file name of the bundled table. */
export const bundledTable = "syscalls.master";

/**
 * Reads a table.
 *
 * @param path as the user gave it, `-` for standard input, or undefined for the bundled table
 */
export async function readTable(path: string | undefined, io: Io): Promise<Input> {
  if (path === "-") return { file: "-", bytes: await io.readStdin() };
  if (path !== undefined) return readInput(path, io);
  return { file: bundledTable, bytes: Buffer.from(readPackageFile(bundledTable, io.files)) };
}

/** Reads a file that the user named. */
export function readInput(path: string, io: Io): Input {
  const full = resolve(io.cwd, path);
  const file = shownPath(full, io.cwd);
  try {
    return { file, bytes: io.files.readFileSync(full) };
  } catch (error) {
    throw ioFailure(`read ${file}`, error);
  }
}

/** A path for people: relative where that does not climb more than one folder. */
export function shownPath(path: string, cwd: string): string {
  if (path.startsWith(packageFolder) && basename(path) === bundledTable) return bundledTable;
  const way = relative(cwd, path);
  return way === "" || /^\.\.[/\\]\.\./.test(way) ? path : way;
}
