import { format } from "syscalls-table";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { usageFailure } from "../failure.js";
import type { Io } from "../io.js";
import { diffTexts } from "../output/diff.js";
import { replaceFile } from "../output/replace.js";
import { readSoundTable } from "../sound-table.js";

export interface TableFormatOptions {
  readonly write?: true;
  readonly check?: true;
}

/** `libsysgen table format` */
export async function formatTable(
  file: string | undefined,
  options: TableFormatOptions,
  io: Io,
): Promise<ExitStatus> {
  if (options.write && (file === undefined || file === "-")) {
    throw usageFailure("--write needs a file", "without it the table goes to standard output");
  }
  const { input, table, text: before } = await readSoundTable(file, io);
  if (input.json !== undefined && (options.write || options.check)) {
    throw usageFailure("a table in JSON has no layout", "without options its text is printed");
  }
  const after = format(table);
  if (options.check) {
    if (before === after) return exitStatus.ok;
    io.stdout.write(diffTexts(input.file, before, after, io.stdout.colour));
    return exitStatus.findings;
  }
  if (!options.write || file === undefined) io.stdout.write(after);
  else if (before !== after) replaceFile(file, after, io);
  return exitStatus.ok;
}
