import type { Table } from "syscalls-table";
import { parse } from "syscalls-table/parse";
import { exitStatus } from "./exit-status.js";
import { Failure } from "./failure.js";
import { readTable, type TableInput } from "./input.js";
import type { Io } from "./io.js";
import { report } from "./report.js";

/** A table all of which could be read. */
export interface SoundTable {
  readonly input: TableInput;
  readonly table: Table;
  readonly text: string;
}

/**
 * Reads a table for commands that must not lose any of it: errors are thrown as a `Failure`.
 *
 * @param path as for `readTable`
 */
export async function readSoundTable(path: string | undefined, io: Io): Promise<SoundTable> {
  const input = await readTable(path, io);
  report(input.json ?? [], io.stderr);
  const { diagnostics, table } = parse(input.bytes, input.file);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Failure(exitStatus.findings, errors);
  return { input, table, text: tableText(input) };
}

/** The text with its byte order mark, if it has one: places count from there. */
export function tableText({ bytes }: TableInput): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
