import { mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** Where the toolchains are kept: a folder that git ignores, or one that several clones share. */
export const folder = realFolder(process.env["LIBSYSGEN_TOOLCHAINS"] || ".toolchains");

/**
 * @typedef {object} Found one toolchain that is ready for use
 * @property {string} version
 * @property {Record<string, string>} programs name → absolute path
 * @property {Record<string, string>} env variables that the programs need
 * @property {readonly string[]} [path] folders to put in front of PATH
 */

/**
 * The folder itself where `.toolchains` is a link: what it holds is recorded by absolute path.
 *
 * @param {string} path relative to the project
 */
function realFolder(path) {
  const absolute = resolve(import.meta.dirname, "../..", path);
  mkdirSync(absolute, { recursive: true });
  return realpathSync(absolute);
}

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
