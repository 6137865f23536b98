import fs from "node:fs";
import { targets, type TargetEntry } from "../../src/targets/index.js";
import type { FileSystem, Io } from "../../src/cli/io.js";
import { run } from "../../src/cli/run.js";

export interface CliOptions {
  /** The working directory. */
  readonly cwd: string;
  readonly stdin?: string | Uint8Array;
  readonly colour?: boolean;
  readonly registry?: readonly TargetEntry[];
  /** Calls of the file system to replace, so that they fail for example. */
  readonly files?: Partial<FileSystem>;
  /** The system to believe in; FreeBSD on amd64 unless it is given. */
  readonly host?: Io["host"];
  /** What to run in the place of programs; without it a command that runs one fails. */
  readonly runProgram?: Io["runProgram"];
  readonly env?: Io["env"];
}

export interface CliResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line within this process. */
export async function cli(argv: readonly string[], options: CliOptions): Promise<CliResult> {
  const { colour = false, cwd, env = {}, files, registry = targets, stdin } = options;
  const { host = freebsd, runProgram = noPrograms } = options;
  let stdout = "";
  let stderr = "";
  const io: Io = {
    cwd,
    env,
    stdout: {
      write: (text) => {
        stdout += text;
      },
      colour,
    },
    stderr: {
      write: (text) => {
        stderr += text;
      },
      colour,
    },
    readStdin: () =>
      stdin === undefined
        ? Promise.reject(new Error("the test has no standard input"))
        : Promise.resolve(Buffer.from(stdin)),
    files: { ...fs, ...files },
    host,
    runProgram,
  };
  const status = await run(argv, io, registry);
  return { status, stdout, stderr };
}

const freebsd: Io["host"] = { platform: "freebsd", arch: "x64", endian: "little" };

const noPrograms: Io["runProgram"] = ({ path }) =>
  Promise.reject(new Error(`the test does not let ${path} be run`));
