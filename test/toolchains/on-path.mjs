import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { output } from "./command.mjs";
import { environment, programsOf } from "./environment.mjs";
import { rustSource } from "./rust.mjs";
import { isAccepted, versionOf } from "./version.mjs";

/**
 * Looks for a tool that the machine already has.
 *
 * @param {string} name
 * @param {import("./install.mjs").Pin} pin
 * @returns {Promise<import("./install.mjs").Place | undefined>} undefined unless all its programs are
 *   there in one folder, in a version that will do
 */
export async function onPath(name, pin) {
  const wanted = Object.keys(programsOf(pin));
  for (const folder of await folders(name)) {
    const programs = Object.fromEntries(wanted.map((program) => [program, join(folder, program)]));
    if (!Object.values(programs).every((path) => existsSync(path))) continue;
    if (await isUsable(name, pin, programs)) return { programs, env: environment(name) };
  }
  return undefined;
}

/** @param {string} name */
async function folders(name) {
  const path = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return name === "rust" ? await rustFolders(path) : path;
}

/**
 * What PATH calls rustc may be rustup's proxy, whose choice depends on the current folder:
 * go to the toolchain that it stands for.
 *
 * @param {readonly string[]} path
 */
async function rustFolders(path) {
  const rustc = path.map((folder) => join(folder, "rustc")).find((file) => existsSync(file));
  if (rustc === undefined) return [];
  try {
    return [join((await output(rustc, ["--print", "sysroot"])).trim(), "bin")];
  } catch {
    return [];
  }
}

/**
 * @param {string} name
 * @param {import("./install.mjs").Pin} pin
 * @param {Record<string, string>} programs
 */
async function isUsable(name, pin, programs) {
  try {
    const [first = ""] = Object.values(programs);
    if (!isAccepted(await versionOf(first), pin)) return false;
    if (name === "rust") await rustSource(join(dirname(first), "rustc"), {});
    return true;
  } catch {
    return false;
  }
}
