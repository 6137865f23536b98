import { targets } from "../../src/targets/index.js";
import { generateFiles } from "../support/generate.js";
import { expectGolden } from "../support/golden.js";

/** Every language meets the table of hard cases, test/data/hard-cases.master. */
describe("the files for the hard cases are those of test/golden", () => {
  test.each(targets.map(({ name }) => name))("%s", async (name) => {
    expectGolden(name, await generateFiles(name, "hard-cases"));
  });
});
