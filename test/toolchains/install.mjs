// `npm run toolchains`: finds or installs every compiler and runtime that the tests need.
// `npm run toolchains -- --list` only says where each one is.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unpackDebian } from "./debian.mjs";
import { debianPrograms, environment, isReady } from "./environment.mjs";
import { folder, readFound, writeFound } from "./folder.mjs";
import { downloadGoModules } from "./go-modules.mjs";
import { withLock } from "./lock.mjs";
import { installNpm } from "./npm.mjs";
import { onPath } from "./on-path.mjs";
import { installPypi, pythonWithPip } from "./pypi.mjs";
import { addRustCore } from "./rust.mjs";
import { isAccepted, versionOf } from "./version.mjs";

/**
 * @typedef {object} Pin one entry of pins.json: the versions that will do, and where to get one
 * @property {string} minimum
 * @property {string} [below]
 * @property {{ package: string, version: string, programs: Record<string, string> }} [pypi]
 * @property {NpmSource} [npm]
 * @property {{ alternatives: string[][], programs: Record<string, string> }} [debian]
 */

/**
 * @typedef {object} NpmSource
 * @property {string} version
 * @property {Record<string, string>} packages machine → package that holds the program for it
 * @property {readonly string[]} [libraries] Debian packages that the program needs
 * @property {Record<string, string>} programs
 */

/** @typedef {Pick<import("./folder.mjs").Found, "programs" | "env" | "path">} Place */

/** @type {Record<string, Pin>} */
const pins = JSON.parse(readFileSync(join(import.meta.dirname, "pins.json"), "utf8"));

if (!process.argv.includes("--list")) await withLock(join(folder, "lock"), installMissing);
list();

async function installMissing() {
  const missing = Object.entries(pins).filter(([name, pin]) => !isReady(readFound()[name], pin));
  /**
   * @param {"pypi" | "npm" | "debian"} source
   * @param {Promise<void>} [zig]
   */
  const from = (source, zig) =>
    inTurn(
      missing.filter(([, pin]) => pin[source] !== undefined),
      zig,
    );
  const zig = from("pypi");
  await Promise.all([zig, from("npm"), from("debian", zig)]);
  try {
    await downloadGoModules();
  } catch (error) {
    console.error(`modules of Go: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

/**
 * @param {(readonly [string, Pin])[]} wanted tools of one source: its client takes one job at a time
 * @param {Promise<void>} [zig] settles when there is a Zig, or no hope of one
 */
async function inTurn(wanted, zig) {
  for (const [name, pin] of wanted) {
    const start = Date.now();
    try {
      const place = (await onPath(name, pin)) ?? (await install(name, pin));
      const complete = name === "rust" ? await addRustCore(place, zig) : place;
      await record(name, pin, complete);
      console.log(`${name}: ready after ${((Date.now() - start) / 1000).toFixed(1)} s`);
    } catch (error) {
      console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

/**
 * @param {string} name
 * @param {Pin} pin
 * @returns {Promise<Place>}
 */
async function install(name, pin) {
  if (pin.pypi !== undefined) {
    const root = await installPypi(name, pin.pypi, await pythonWithPip());
    return { programs: under(root, pin.pypi.programs), env: environment(name) };
  }
  if (pin.npm !== undefined) {
    const root = await installNpm(name, pin.npm);
    const programs = under(root, pin.npm.programs);
    const libraries = await missingLibraries(name, programs, pin.npm.libraries);
    return { programs, env: environment(name, libraries) };
  }
  if (pin.debian !== undefined) {
    const root = await unpackDebian(name, pin.debian.alternatives, pin);
    const programs = debianPrograms(root, Object.keys(pin.debian.programs));
    return { programs, env: environment(name, root) };
  }
  throw new Error("pins.json names no source");
}

/**
 * Libraries that a prebuilt program needs beyond the C library; a small system may lack them.
 *
 * @param {string} name
 * @param {Record<string, string>} programs
 * @param {readonly string[]} [packages] of Debian
 * @returns {Promise<string | undefined>} the root that they were unpacked into, if they are needed
 */
async function missingLibraries(name, programs, packages) {
  if (packages === undefined) return undefined;
  try {
    await versionOf(Object.values(programs)[0] ?? "");
    return undefined;
  } catch {
    return await unpackDebian(`${name}-libraries`, [packages], { minimum: "0" });
  }
}

/**
 * Every program of a tool has to start and to have a version that will do before it counts as found.
 *
 * @param {string} name
 * @param {Pin} pin
 * @param {Place} place
 */
async function record(name, pin, place) {
  const [first = ""] = Object.values(place.programs);
  const version = await versionOf(first, place.env);
  if (!isAccepted(version, pin)) throw new Error(`${first} is version ${version}, not accepted`);
  writeFound({ ...readFound(), [name]: { version, ...place } });
}

function list() {
  const found = readFound();
  for (const [name, pin] of Object.entries(pins)) {
    const tool = found[name];
    if (isReady(tool, pin)) {
      const programs = Object.entries(tool.programs).map(
        ([program, path]) => `  ${program} ${path}`,
      );
      console.log([`${name} ${tool.version}`, ...programs].join("\n"));
    } else {
      console.log(`${name} is missing: npm run toolchains`);
      process.exitCode = 1;
    }
  }
}

/**
 * @param {string} root
 * @param {Record<string, string>} programs
 */
function under(root, programs) {
  return Object.fromEntries(
    Object.entries(programs).map(([name, path]) => [name, join(root, path)]),
  );
}
