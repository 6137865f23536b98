import { join } from "node:path";
import { generateInto, type TableName } from "../../support/generate.js";
import { bundledModel } from "../../support/models.js";
import { temporaryFolder } from "../../support/temporary.js";
import { run } from "../../toolchains/run.js";
import { whyUncallable } from "../../../src/targets/typescript/uncallable.js";

const root = join(__dirname, "../../..");
const folder = temporaryFolder();
const tables: readonly TableName[] = ["bundled", "hard-cases"];

beforeAll(async () => {
  for (const table of tables) await generateInto(join(folder, table), "typescript", table);
}, 120_000);

describe.each(tables)("the package of the %s table", (table) => {
  test("is as prettier leaves it, with the settings that it brings", () => {
    const prettier = join(root, "node_modules/prettier/bin/prettier.cjs");
    const { stdout } = run(process.execPath, [prettier, "--check", "."], {
      cwd: join(folder, table),
    });
    expect(stdout).toContain("All matched files use Prettier code style!");
  }, 60_000);

  test("pleases publint", () => {
    const publint = join(root, "node_modules/publint/src/cli.js");
    const { stdout } = run(process.execPath, [publint, "run", "--strict", "."], {
      cwd: join(folder, table),
    });
    expect(stdout).toContain("All good!");
  }, 60_000);
});

test("attw finds its types in every way that an ESM package is asked for", () => {
  const attw = join(root, "node_modules/@arethetypeswrong/cli/dist/index.js");
  // It exits with 1 for a problem, and CommonJS is none here.
  const args = ["--pack", ".", "--profile", "esm-only", "--format", "ascii", "--no-color"];
  const { stdout } = run(process.execPath, [attw, ...args], { cwd: join(folder, "bundled") });
  const found = [...stdout.matchAll(/^(?:node16 \(from ESM\)|bundler): (.*)$/gm)];
  expect(found).toHaveLength(10);
  expect(found.filter(([, text]) => text?.startsWith("🟢") !== true)).toEqual([]);
}, 120_000);

test("the calls that have no function are these", () => {
  const names = bundledModel().calls.filter((call) => whyUncallable(call) !== undefined);
  expect(names.map(({ name }) => name)).toEqual([
    "syscall",
    "fork",
    "vfork",
    "__syscall",
    "rfork",
    "sigreturn",
    "getcontext",
    "setcontext",
    "swapcontext",
    "thr_create",
    "thr_exit",
    "thr_new",
    "pdfork",
  ]);
});
