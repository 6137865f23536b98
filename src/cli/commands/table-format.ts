import { resolve } from "node:path";
import { format, parse } from "syscalls-table";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { Failure, usageFailure } from "../failure.js";
import { readTable } from "../input.js";
import type { Io } from "../io.js";
import { diffTexts } from "../output/diff.js";
import { replaceFile } from "../output/replace.js";

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
  const input = await readTable(file, io);
  const { diagnostics, table } = parse(input.bytes, input.file);
  if (diagnostics.some(({ severity }) => severity === "error")) {
    // What could not be read would be missing from the result.
    throw new Failure(exitStatus.findings, diagnostics);
  }
  const before = new TextDecoder("utf-8", { ignoreBOM: true }).decode(input.bytes);
  const after = format(table);
  if (options.check) {
    if (before === after) return exitStatus.ok;
    io.stdout.write(diffTexts(input.file, before, after, io.stdout.colour));
    return exitStatus.findings;
  }
  if (!options.write || file === undefined) io.stdout.write(after);
  else if (before !== after) replaceFile(resolve(io.cwd, file), after, io);
  return exitStatus.ok;
}
