import fs from "node:fs";
import type { ProgramEnd, ProgramStart } from "./processes.js";

/** Everything that a command may see of the machine; tests put their own in place. */
export interface Io {
  /** Absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Terminal;
  readonly stderr: Terminal;
  readonly readStdin: () => Promise<Uint8Array>;
  readonly files: FileSystem;
  readonly host: Host;
  /** Runs a program to its end, without a shell. Nothing is thrown. */
  readonly runProgram: (start: ProgramStart) => Promise<ProgramEnd>;
}

/** The system that the process runs on, in Node's words: `freebsd`, `x64`. */
export interface Host {
  readonly platform: string;
  readonly arch: string;
  /** Of integers in memory; Node's word for the architecture does not say it. */
  readonly endian: "little" | "big";
}

export interface Terminal {
  readonly write: (text: string) => void;
  /** Whether escape sequences for colour are welcome. */
  readonly colour: boolean;
}

/**
 * The calls of `node:fs` that commands use. They are the synchronous ones: a signal handler runs
 * after a command's writing, never within it.
 */
export type FileSystem = Pick<
  typeof fs,
  | "chmodSync"
  | "closeSync"
  | "copyFileSync"
  | "cpSync"
  | "existsSync"
  | "fstatSync"
  | "lstatSync"
  | "mkdirSync"
  | "mkdtempSync"
  | "openSync"
  | "readdirSync"
  | "readFileSync"
  | "readSync"
  | "realpathSync"
  | "renameSync"
  | "rmdirSync"
  | "rmSync"
  | "statSync"
  | "unlinkSync"
  | "writeFileSync"
>;

/** The machine that this process runs on. */
export function processIo(): Io {
  return {
    cwd: process.cwd(),
    env: process.env,
    stdout: terminal(process.stdout),
    stderr: terminal(process.stderr),
    readStdin,
    files: fs,
    host: {
      platform: process.platform,
      arch: process.arch,
      endian: new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? "little" : "big",
    },
    runProgram: async (start) => (await import("./processes.js")).runProgram(start),
  };
}

function terminal(stream: NodeJS.WriteStream): Terminal {
  return {
    write: (text) => {
      stream.write(text);
    },
    colour: wantsColour(process.env, stream.isTTY),
  };
}

/**
 * https://no-color.org and https://force-color.org; else terminals get colour. What `isTTY` says of
 * a pipe is undefined, not false.
 */
export function wantsColour(env: Io["env"], isTerminal: boolean | undefined): boolean {
  if (isSet(env["NO_COLOR"])) return false;
  if (isSet(env["FORCE_COLOR"])) return env["FORCE_COLOR"] !== "0";
  return isTerminal === true && env["TERM"] !== "dumb";
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "";
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) {
    if (chunk instanceof Uint8Array) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
