import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

/**
 * Does `work` while no other process does work under the same lock: clones may share one folder.
 *
 * @param {string} path
 * @param {() => Promise<void>} work
 */
export async function withLock(path, work) {
  while (!take(path)) await setTimeout(500);
  try {
    await work();
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

/** @param {string} path */
function take(path) {
  try {
    mkdirSync(path);
  } catch {
    if (!isAbandoned(path)) return false;
  }
  writeFileSync(join(path, "pid"), String(process.pid));
  return true;
}

/** Whether the process that took the lock has died. */
function isAbandoned(/** @type {string} */ path) {
  try {
    process.kill(Number(readFileSync(join(path, "pid"), "utf8")), 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}
