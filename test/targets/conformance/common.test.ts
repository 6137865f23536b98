import { bundledModel } from "../../support/models.js";
import { generateFiles } from "../../support/generate.js";

test("the runner's files are there once, and each language has a folder", async () => {
  const files = await generateFiles("conformance", "bundled");
  const tops = new Set([...files.keys()].map((path) => path.split("/")[0]));
  expect([...tops].sort()).toEqual([
    "Kyuafile",
    "README.md",
    "c",
    "coverage.json",
    "go",
    "run.sh",
    "rust",
    "typescript",
    "zig",
  ]);
});

test("coverage.json counts every call once", async () => {
  const text = (await generateFiles("conformance", "bundled")).get("coverage.json") ?? "";
  const coverage = JSON.parse(text) as Record<"covered" | "never" | "uncovered", number> & {
    calls: { name: string; kind: string }[];
  };
  const { calls } = bundledModel();
  expect(coverage.calls.map(({ name }) => name)).toEqual(calls.map(({ name }) => name));
  expect(coverage.covered + coverage.never + coverage.uncovered).toBe(calls.length);
  expect(coverage.calls.find(({ name }) => name === "reboot")).toMatchObject({ kind: "never" });
  expect(coverage.calls.find(({ name }) => name === "openat")).toMatchObject({ kind: "covered" });
});
