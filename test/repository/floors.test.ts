import { z } from "zod";
import { run } from "../toolchains/run.js";
import { root } from "./files.js";

interface Example {
  /** A file whose floor is meant; it is linted with other text than it has. */
  readonly file: string;
  readonly code: string;
  /** The rules that the text breaks there. */
  readonly breaks: readonly string[];
}

const examples: readonly Example[] = [
  {
    file: "src/syscalls-table/index.ts",
    code: `export * from "../model/model.js";`,
    breaks: ["no-restricted-imports"],
  },
  {
    file: "src/model/arch.ts",
    code: `export { targets } from "../targets/index.js";`,
    breaks: ["no-restricted-imports"],
  },
  {
    file: "src/model/arch.ts",
    code: `export { readFileSync } from "node:fs";`,
    breaks: ["no-restricted-imports"],
  },
  {
    file: "src/model/arch.ts",
    code: `export { readFileSync } from "fs";`,
    breaks: ["no-restricted-imports"],
  },
  {
    file: "src/targets/index.ts",
    code: `export { run } from "../cli/run.js";`,
    breaks: ["no-restricted-imports"],
  },
  {
    file: "src/targets/index.ts",
    code: "export const now = Date.now();",
    breaks: ["no-restricted-globals"],
  },
  { file: "src/targets/index.ts", code: `export * from "../model/arch.js";`, breaks: [] },
  {
    file: "src/elf/file.ts",
    code: `export { targets } from "../targets/index.js";`,
    breaks: ["no-restricted-imports"],
  },
  {
    file: "src/elf/file.ts",
    code: `export { readFileSync } from "node:fs";`,
    breaks: ["no-restricted-imports"],
  },
  { file: "src/elf/file.ts", code: `export * from "../model/arch.js";`, breaks: [] },
  { file: "src/cli/io.ts", code: `export { readFileSync } from "node:fs";`, breaks: [] },
];

const lint = `
import { ESLint } from "eslint";
const eslint = new ESLint();
const broken = [];
for (const { file, code } of JSON.parse(process.argv[1])) {
  const [{ messages }] = await eslint.lintText(code + "\\n", { filePath: file });
  broken.push(messages.map(({ ruleId, message }) => ruleId ?? message));
}
console.log(JSON.stringify(broken));
`;

test("no floor of the house reaches above itself, and only the command line reaches out", () => {
  const { stdout } = run(
    process.execPath,
    ["--input-type=module", "--eval", lint, JSON.stringify(examples)],
    { cwd: root },
  );
  const broken = z.array(z.array(z.string())).parse(JSON.parse(stdout));
  const seen = examples.map((example, index) => ({ ...example, breaks: broken[index] }));
  expect(seen).toEqual(examples);
});
