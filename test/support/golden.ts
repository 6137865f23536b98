import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { FileSet } from "../../src/targets/target.js";
import { readFiles } from "./temporary.js";

const golden = join(__dirname, "../golden");

/**
 * Holds a set of files against those in `test/golden/NAME`, which are reviewed like code.
 *
 * With UPDATE_GOLDEN=1 in the environment the folder is replaced first; the test then fails once,
 * so that nobody takes the run for a check.
 */
export function expectGolden(name: string, files: FileSet): void {
  const folder = join(golden, name);
  if (process.env["UPDATE_GOLDEN"] === "1") {
    rmSync(folder, { recursive: true, force: true });
    for (const [path, content] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    throw new Error(`test/golden/${name} was replaced: review it with git diff, then run again`);
  }
  if (!existsSync(folder)) {
    throw new Error(`there is no test/golden/${name}: run the test once with UPDATE_GOLDEN=1`);
  }
  const made = Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
  expect(made).toEqual(readFiles(folder));
}
