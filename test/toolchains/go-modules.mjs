import { join } from "node:path";
import { output } from "./command.mjs";
import { readFound } from "./folder.mjs";

/**
 * Brings the modules of go-modules/go.mod into Go's module cache, which keeps them: the tests that
 * import them then need no network. Their sums are in go.sum beside it.
 */
export async function downloadGoModules() {
  const go = readFound()["go"];
  const command = go?.programs["go"];
  if (go === undefined || command === undefined) return;
  await output(command, ["mod", "download"], {
    cwd: join(import.meta.dirname, "go-modules"),
    env: { ...process.env, ...go.env },
  });
}
