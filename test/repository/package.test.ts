import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { root } from "./files.js";

const dependencies = z.record(z.string(), z.string()).default({});
const manifest = z
  .object({
    scripts: z.record(z.string(), z.string()),
    dependencies,
    devDependencies: dependencies,
    overrides: dependencies,
  })
  .parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));

test("every version is pinned", () => {
  const { dependencies, devDependencies, overrides } = manifest;
  const wanted = Object.entries({ ...dependencies, ...devDependencies, ...overrides });
  expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test.each(["README.md", "CONTRIBUTING.md"])("%s names only scripts that exist", (file) => {
  const text = readFileSync(join(root, file), "utf8");
  const named = [...text.matchAll(/npm run (?:--silent |-s )?([a-z][\w:-]*)/g)];
  expect(named.length).toBeGreaterThan(0);
  expect(named.map(([, script]) => script).filter((script) => !exists(script))).toEqual([]);
});

test("continuous integration runs the test command of README.md", () => {
  const ci = readFileSync(join(root, ".ci/run"), "utf8").trimEnd().split("\n").at(-1) ?? "";
  expect(ci).toContain("test:all");
  expect(readFileSync(join(root, "README.md"), "utf8").split("\n")).toContain(ci);
});

function exists(script: string | undefined): boolean {
  return script !== undefined && script in manifest.scripts;
}
