import { generateFiles } from "../../support/generate.js";

test("the runner's files are there once, and each language has a folder", async () => {
  const files = await generateFiles("conformance", "bundled");
  const tops = new Set([...files.keys()].map((path) => path.split("/")[0]));
  expect([...tops].sort()).toEqual(["Kyuafile", "README.md", "c", "go", "run.sh", "rust"]);
});
