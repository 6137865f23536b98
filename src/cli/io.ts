import fs from "node:fs";

/** Everything that a command may see of the machine; tests put their own in place. */
export interface Io {
  /** Absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Terminal;
  readonly stderr: Terminal;
  readonly readStdin: () => Promise<Uint8Array>;
  readonly files: FileSystem;
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
  | "closeSync"
  | "existsSync"
  | "fstatSync"
  | "lstatSync"
  | "mkdirSync"
  | "openSync"
  | "readdirSync"
  | "readFileSync"
  | "readSync"
  | "realpathSync"
  | "renameSync"
  | "rmdirSync"
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
