import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { output } from "./command.mjs";
import { freshFolder } from "./folder.mjs";

/**
 * Installs the npm package that holds a program for this machine. It is the platform package that the
 * program's own package would choose in an install script; installing it directly needs no script.
 *
 * @param {string} name
 * @param {{ version: string, packages: Record<string, string> }} source
 * @returns {Promise<string>} the folder of the package
 */
export async function installNpm(name, source) {
  const wanted = source.packages[machine(source.packages)];
  if (wanted === undefined) throw new Error(`no npm package holds ${name} for ${process.arch}`);
  const folder = freshFolder(name);
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  await output("npm", ["install", "--no-audit", "--no-fund", `${wanted}@${source.version}`], {
    cwd: folder,
    env: { ...process.env, npm_config_ignore_scripts: "true" },
  });
  return join(folder, "node_modules", wanted);
}

/** @param {Record<string, string>} packages */
function machine(packages) {
  const baseline = `${process.arch}-baseline`;
  return baseline in packages && !hasAvx2() ? baseline : process.arch;
}

/** Bun's usual x64 build uses AVX2 and dies of SIGILL where the processor has none. */
function hasAvx2() {
  return /\bavx2\b/.test(readFileSync("/proc/cpuinfo", "utf8"));
}
