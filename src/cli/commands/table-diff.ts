import { diff, renderDiff } from "syscalls-table";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { usageFailure } from "../failure.js";
import type { Io } from "../io.js";
import { readSoundTable } from "../sound-table.js";

export interface TableDiffOptions {
  readonly json?: true;
}

/** `libsysgen table diff`; cosmetic changes are shown, and count for nothing in the exit status. */
export async function diffTables(
  from: string,
  to: string,
  options: TableDiffOptions,
  io: Io,
): Promise<ExitStatus> {
  if (from === "-" && to === "-") {
    throw usageFailure("only one of the two tables can come from standard input");
  }
  const before = await readSoundTable(from, io);
  const after = await readSoundTable(to, io);
  const changes = diff(before.table, after.table);
  io.stdout.write(
    options.json ? `${JSON.stringify(changes, undefined, 2)}\n` : renderDiff(changes),
  );
  if (changes.breaking.length > 0) return exitStatus.incompatible;
  return changes.additions.length > 0 ? exitStatus.changed : exitStatus.ok;
}
