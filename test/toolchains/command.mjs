import { spawn } from "node:child_process";

/**
 * Runs a program to its end without a shell and without standard input.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<string>} what it wrote to standard output
 * @throws {Error} with the command line and everything it printed, if it cannot start or exits non-zero
 */
export function output(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let printed = "";
    child.stdout.on("data", (/** @type {Buffer} */ chunk) => {
      stdout += chunk.toString();
      printed += chunk.toString();
    });
    child.stderr.on("data", (/** @type {Buffer} */ chunk) => {
      printed += chunk.toString();
    });
    const failed = (/** @type {string} */ why) => {
      reject(new Error(`${[command, ...args].join(" ")}: ${why}\n${printed.trimEnd()}`));
    };
    child.on("error", (error) => {
      failed(error.message);
    });
    child.on("close", (status, signal) => {
      if (status === 0) resolve(stdout);
      else failed(signal === null ? `exit status ${String(status)}` : `ended by ${signal}`);
    });
  });
}
