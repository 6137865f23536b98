import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { run } from "../toolchains/run.js";

export const root = resolve(__dirname, "../..");

/** Every file of the project, with what is not committed yet but would be, by path from the root. */
export function projectFiles(): readonly string[] {
  const { stdout } = run(
    "git",
    ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"],
    { cwd: root },
  );
  return stdout.split("\0").filter((file) => file !== "" && existsSync(join(root, file)));
}
