import { toJSON } from "syscalls-table";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import type { Io } from "../io.js";
import { readSoundTable } from "../sound-table.js";

/** `libsysgen table json` */
export async function printTableJson(file: string | undefined, io: Io): Promise<ExitStatus> {
  const { table } = await readSoundTable(file, io);
  io.stdout.write(`${JSON.stringify(toJSON(table), undefined, 2)}\n`);
  return exitStatus.ok;
}
