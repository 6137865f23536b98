import { spawnSync } from "node:child_process";
import { plainEnvironment } from "../support/environment.js";

export interface RunOptions {
  readonly cwd?: string;
  /** Variables on top of the process's own. */
  readonly env?: Readonly<Record<string, string>>;
  /** Standard input; empty if left out. */
  readonly input?: string;
}

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program to its end, without a shell.
 *
 * @throws an Error with the command line and all that the program printed, if it does not exit with 0
 */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Ran {
  const { error, status, signal, stdout, stderr } = spawnSync(command, args, {
    cwd: options.cwd,
    env: { ...plainEnvironment(), ...options.env },
    input: options.input ?? "",
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  });
  if (error === undefined && status === 0) return { stdout, stderr };
  const why = error?.message ?? signal ?? `exit status ${String(status)}`;
  throw new Error(`${[command, ...args].join(" ")}: ${why}\n${stdout}${stderr}`);
}
