import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { FileSet } from "../../src/targets/target.js";
import { readFiles } from "./temporary.js";

const root = join(__dirname, "../..");

/** Holds a set of files against those in `test/golden/NAME`, which are reviewed like code. */
export function expectGolden(name: string, files: FileSet): void {
  expectFiles(`test/golden/${name}`, files);
}

/**
 * Holds a set of files against those in a folder of the project, by its path from the root.
 *
 * With UPDATE_GOLDEN=1 in the environment the folder is replaced first; the test then fails once,
 * so that nobody takes the run for a check.
 */
export function expectFiles(path: string, files: FileSet): void {
  const folder = join(root, path);
  if (process.env["UPDATE_GOLDEN"] === "1") {
    rmSync(folder, { recursive: true, force: true });
    for (const [name, content] of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    throw new Error(`${path} was replaced: review it with git diff, then run again`);
  }
  if (!existsSync(folder)) {
    throw new Error(`there is no ${path}: run the test once with UPDATE_GOLDEN=1`);
  }
  const made = Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
  expect(made).toEqual(readFiles(folder));
}
