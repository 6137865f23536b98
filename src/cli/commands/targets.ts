import type { TargetEntry } from "../../targets/index.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import type { Io } from "../io.js";

export interface TargetsOptions {
  readonly json?: true;
}

/** `libsysgen targets` */
export function listTargets(
  options: TargetsOptions,
  io: Io,
  registry: readonly TargetEntry[],
): ExitStatus {
  const list = registry.map(({ archs, description, name }) => ({ name, description, archs }));
  if (options.json) {
    io.stdout.write(`${JSON.stringify(list, undefined, 2)}\n`);
    return exitStatus.ok;
  }
  const width = Math.max(...list.map(({ name }) => name.length));
  for (const { archs, description, name } of list) {
    io.stdout.write(
      `${name.padEnd(width)}  ${description}\n${" ".repeat(width)}  ${archs.join(" ")}\n`,
    );
  }
  return exitStatus.ok;
}
