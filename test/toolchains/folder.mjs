import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** Where the toolchains are kept: a folder that git ignores, or one that several clones share. */
export const folder = resolve(
  import.meta.dirname,
  "../..",
  process.env["LIBSYSGEN_TOOLCHAINS"] ?? ".toolchains",
);

/**
 * @typedef {object} Found one toolchain that is ready for use
 * @property {string} pin hash of the entry in pins.json that it was checked against
 * @property {string} version
 * @property {Record<string, string>} programs name → absolute path
 * @property {Record<string, string>} env variables that the programs need
 * @property {readonly string[]} [path] folders to put in front of PATH
 */

/**
 * An empty folder of its own for one toolchain.
 *
 * @param {string} name
 */
export function freshFolder(name) {
  const path = join(folder, name);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  return path;
}

/** @param {unknown} pin */
export function pinHash(pin) {
  return createHash("sha256").update(JSON.stringify(pin)).digest("hex").slice(0, 16);
}

/** @returns {Record<string, Found>} what earlier runs found or installed */
export function readFound() {
  try {
    return JSON.parse(readFileSync(join(folder, "found.json"), "utf8"));
  } catch {
    return {};
  }
}

/** @param {Record<string, Found>} found */
export function writeFound(found) {
  const path = join(folder, "found.json");
  writeFileSync(`${path}.new`, `${JSON.stringify(found, null, 2)}\n`);
  renameSync(`${path}.new`, path);
}
