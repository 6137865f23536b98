import { targets } from "../../src/targets/index.js";
import { generateFiles } from "../support/generate.js";
import { expectGolden } from "../support/golden.js";

// What is not a language's bindings has its own table of hard cases, test/support/suite.ts.
const languages = targets.filter((target) => !("onlyByName" in target));

/** Every language meets the table of hard cases, test/data/hard-cases.master. */
describe("the files for the hard cases are those of test/golden", () => {
  test.each(languages.map(({ name }) => name))("%s", async (name) => {
    const files = [...(await generateFiles(name, "hard-cases"))];
    expectGolden(name, new Map(files.filter(([path]) => depends[name]?.test(path) ?? true)));
  });
});

/** Of a target with many files that are the same for all tables: those that are not. */
const depends: Readonly<Record<string, RegExp>> = {
  rust: /^[^/]+\/(?!src\/(constants\/|structures\/|error_number|convert|fd\.|io_slice))/,
  typescript:
    /^src\/(labels|layouts|numbers|promise-wrappers|raw-only|signatures|structs|sync-only|sys|uncallable|wrappers)\./,
};
