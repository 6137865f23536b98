import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectFiles, root } from "./files.js";

const files = projectFiles();

test("the top level holds what CONTRIBUTING.md says, and nothing else", () => {
  const entries = new Set(files.map((file) => file.split("/")[0]));
  const visible = [...entries].filter((entry) => entry?.startsWith(".") === false);
  expect(visible.sort()).toEqual([
    "CONTRIBUTING.md",
    "LICENSE",
    "README.md",
    "bench",
    "data",
    "docs",
    "eslint.config.js",
    "examples",
    "generated",
    "jest.config.js",
    "knip.json",
    "libsysgen.json",
    "package-lock.json",
    "package.json",
    "schema",
    "src",
    "syscalls.master",
    "templates",
    "test",
    "tsconfig.base.json",
    "tsconfig.json",
  ]);
});

// A test may hold a long table of examples.
test.each([
  ["src", 300],
  ["test", 500],
  ["bench", 300],
])("no file of %s is longer than %i lines", (folder, limit) => {
  const sources = files.filter((file) => file.startsWith(`${folder}/`) && /\.(ts|mjs)$/.test(file));
  const written = sources.filter((file) => !/^test\/(golden|data)\//.test(file));
  const long = written.filter((file) => lines(file).length > limit);
  expect(long).toEqual([]);
});

// Spelt so that this file passes its own test.
const foreign = [
  ["a home folder", /(?<![\w.])\/(home|Users|root)\/\w/],
  [
    "a host of a package registry",
    /\b(registry\.npm|pypi\.org|pythonhosted|deb\.debian|static\.crates)/,
  ],
  ["a module proxy", /\bproxy\.golang/],
] as const;

test.each(foreign)("no file names %s", (_what, pattern) => {
  const naming = files
    .filter((file) => file !== "test/repository/files.test.ts")
    .flatMap((file) =>
      lines(file).flatMap((line, index) =>
        pattern.test(line) ? [`${file}:${String(index + 1)}: ${line.trim()}`] : [],
      ),
    );
  expect(naming).toEqual([]);
});

function lines(file: string): readonly string[] {
  return readFileSync(join(root, file), "latin1").replace(/\n$/, "").split("\n");
}
