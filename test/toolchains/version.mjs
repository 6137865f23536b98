import { basename } from "node:path";
import { output } from "./command.mjs";

/**
 * @typedef {{ readonly minimum: string, readonly below?: string }} Accepted the versions that will do
 */

/**
 * Asks a program for its version.
 *
 * @param {string} path
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<string>} the first dotted number in the answer
 */
export async function versionOf(path, env) {
  const question = questions[basename(path)] ?? "--version";
  const answer = await output(path, [question], { env: { ...process.env, ...env } });
  const version = /\d+\.\d+(\.\d+)?/.exec(answer)?.[0];
  if (version === undefined) throw new Error(`${path} ${question} names no version: ${answer}`);
  return version;
}

/** @type {Record<string, string | undefined>} what programs understand instead of `--version` */
const questions = { go: "version", zig: "version", kyua: "about" };

/**
 * @param {string} version
 * @param {Accepted} accepted
 */
export function isAccepted(version, accepted) {
  return (
    compareVersions(version, accepted.minimum) >= 0 &&
    (accepted.below === undefined || compareVersions(version, accepted.below) < 0)
  );
}

/**
 * @param {string} a
 * @param {string} b
 */
function compareVersions(a, b) {
  const [left, right] = [a, b].map((version) => version.split(".").map(Number));
  for (let index = 0; index < 3; index += 1) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
