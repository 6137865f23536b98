import { basename, relative, resolve } from "node:path";
import { exitStatus } from "./exit-status.js";
import { Failure, type Finding, ioFailure } from "./failure.js";
import type { Io } from "./io.js";
import { packageFolder, readPackageFile } from "./package-files.js";

/** A file as it was given, with the name to show for it. */
export interface Input {
  /** `-` for standard input; else as short a path as there is. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** The text of a table. */
export interface TableInput extends Input {
  /** The text was made from JSON, and these are the warnings about that. */
  readonly json?: readonly Finding[];
}

/** The file name of the bundled table. */
export const bundledTable = "syscalls.master";

/**
 * Reads a table. One in JSON becomes the canonical text of the same table, so that everything that
 * is said about it has a line and a column.
 *
 * @param path as the user gave it, `-` for standard input, or undefined for the bundled table
 */
export async function readTable(path: string | undefined, io: Io): Promise<TableInput> {
  if (path === undefined) {
    return { file: bundledTable, bytes: Buffer.from(readPackageFile(bundledTable, io.files)) };
  }
  const input = path === "-" ? { file: "-", bytes: await io.readStdin() } : readInput(path, io);
  return isJson(input.bytes) ? tableFromJson(input) : input;
}

/** No line of a table starts with a brace. */
function isJson(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => byte > 0x20);
  return first === "{".charCodeAt(0);
}

async function tableFromJson({ bytes, file }: Input): Promise<TableInput> {
  const { format, fromJSON } = await import("syscalls-table");
  const { problems, table } = fromJSON(new TextDecoder().decode(bytes));
  const findings = problems.map(({ hint, message, path, severity }) => ({
    severity,
    file: path === "" ? file : `${file}#${path}`,
    message,
    ...(hint === undefined ? {} : { hint }),
  }));
  if (table === undefined) throw new Failure(exitStatus.findings, findings);
  return { file: `${file} as text`, bytes: Buffer.from(format(table)), json: findings };
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
