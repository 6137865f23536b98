// `npm run toolchains`: finds or installs every compiler and runtime that the tests need.
// `npm run toolchains -- --list` only says where each one is.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unpackDebian, unpackSuite } from "./debian.mjs";
import { debianPrograms, environment, isReady } from "./environment.mjs";
import { folder, readFound, writeFound } from "./folder.mjs";
import { downloadGoModules } from "./go-modules.mjs";
import { withLock } from "./lock.mjs";
import { installNpm } from "./npm.mjs";
import { onPath } from "./on-path.mjs";
import { withOwnLoader } from "./own-loader.mjs";
import { installPypi, pythonWithPip } from "./pypi.mjs";
import { addRustCore } from "./rust.mjs";
import { isAccepted, versionOf } from "./version.mjs";

/**
 * @typedef {object} Pin one entry of pins.json: the versions that will do, and where to get one
 * @property {string} minimum
 * @property {string} [below]
 * @property {{ package: string, version: string, programs: Record<string, string> }} [pypi]
 * @property {NpmSource} [npm]
 * @property {DebianSource} [debian]
 */

/**
 * @typedef {object} NpmSource
 * @property {string} version
 * @property {Record<string, string>} packages machine → package that holds the program for it
 * @property {readonly string[]} [libraries] Debian packages that the program needs
 * @property {Record<string, string>} programs
 */

/**
 * @typedef {object} DebianSource
 * @property {string} [suite] the release of Debian that has it, if older ones have not
 * @property {string[][]} alternatives sets of packages, the most wanted first
 * @property {Record<string, string>} programs our name of a program → Debian's
 */

/** @typedef {Pick<import("./folder.mjs").Found, "programs" | "env" | "path">} Place */

/** @type {Record<string, Pin>} */
const pins = JSON.parse(readFileSync(join(import.meta.dirname, "pins.json"), "utf8"));

if (!process.argv.includes("--list")) await withLock(join(folder, "lock"), installMissing);
list();

async function installMissing() {
  const missing = Object.entries(pins).filter(([name, pin]) => !isReady(readFound()[name], pin));
  /**
   * @param {"pypi" | "npm" | "debian" | "suite"} source
   * @param {Promise<void>} [zig]
   */
  const from = (source, zig) =>
    inTurn(
      missing.filter(([, pin]) => sourceOf(pin) === source),
      zig,
    );
  const zig = from("pypi");
  await Promise.all([zig, from("npm"), from("debian", zig), from("suite")]);
  try {
    await downloadGoModules();
  } catch (error) {
    console.error(`modules of Go: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

/**
 * Who installs a tool; another suite of Debian has package lists of its own, so it need not wait.
 *
 * @param {Pin} pin
 */
function sourceOf(pin) {
  if (pin.debian?.suite !== undefined) return "suite";
  return pin.pypi === undefined ? (pin.npm === undefined ? "debian" : "npm") : "pypi";
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
  if (pin.debian !== undefined) return await installDebian(name, pin, pin.debian);
  throw new Error("pins.json names no source");
}

/**
 * @param {string} name
 * @param {Pin} pin
 * @param {DebianSource} source
 * @returns {Promise<Place>}
 */
async function installDebian(name, pin, { suite, alternatives, programs }) {
  if (suite === undefined) {
    const root = await unpackDebian(name, alternatives, pin);
    return { programs: debianPrograms(root, programs), env: environment(name, root) };
  }
  const root = await unpackSuite(name, alternatives, pin, suite);
  return { programs: withOwnLoader(root, debianPrograms(root, programs)), env: environment(name) };
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
