import { spawnSync } from "node:child_process";

/**
 * Runs a program to its end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, file?: number }} [options] `file` becomes descriptor 3
 * @returns {string} what it printed
 */
export function runProgram(command, args, { cwd, env, file } = {}) {
  const { error, status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    env,
    stdio: ["ignore", "pipe", "pipe", ...(file === undefined ? [] : [file])],
    encoding: "utf8",
  });
  if (error === undefined && status === 0) return stdout;
  throw new Error(`${command} ${args.join(" ")}: ${error?.message ?? status}\n${stdout}${stderr}`);
}
