import { spawn } from "node:child_process";
import type { Ending } from "../conform/run/program.js";

/** A program to run, without a shell. */
export interface ProgramStart {
  /** Absolute. */
  readonly path: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** All of its variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** After so many seconds it is killed. */
  readonly timeout: number;
}

export interface ProgramEnd {
  /** Output beyond 16 MiB is cut off. */
  readonly stdout: string;
  readonly stderr: string;
  /** `unstarted`: the system could not run it, for the reason that it gives. */
  readonly ending: Ending | { readonly kind: "unstarted"; readonly reason: string };
}

/**
 * Runs a program to its end, with nothing on its standard input.
 *
 * It stays in the session and process group of this process, so that programs that ask for those
 * are all told the same.
 */
export function runProgram(start: ProgramStart): Promise<ProgramEnd> {
  const { args, cwd, env, path, timeout } = start;
  return new Promise((resolve) => {
    const child = spawn(path, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const stdout = collect(child.stdout);
    const stderr = collect(child.stderr);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill("SIGKILL");
    }, timeout * 1000);
    const end = (ending: ProgramEnd["ending"]) => {
      clearTimeout(timer);
      resolve({ stdout: stdout(), stderr: stderr(), ending });
    };
    child.on("error", ({ message }) => {
      end({ kind: "unstarted", reason: message });
    });
    child.on("exit", () => {
      // What the program has started, and not ended, may keep the pipes open for ever.
      setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
      }, grace).unref();
    });
    child.on("close", (status, signal) => {
      if (late) end({ kind: "timeout", seconds: timeout });
      else if (signal !== null) end({ kind: "signal", signal });
      else end({ kind: "status", status: status ?? 0 });
    });
  });
}

/** Milliseconds for what is left in the pipes of a program that has ended. */
const grace = 1000;

const mostOutput = 16 * 1024 * 1024;

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  let length = 0;
  stream.on("data", (chunk: Buffer) => {
    if (length < mostOutput) chunks.push(chunk);
    length += chunk.length;
  });
  return () => Buffer.concat(chunks).subarray(0, mostOutput).toString();
}
