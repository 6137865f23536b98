import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hostlib } from "../../support/hostlib.js";
import { temporaryFolder } from "../../support/temporary.js";
import { toolchain, type Program } from "../../toolchains/index.js";
import { run } from "../../toolchains/run.js";

/**
 * The package's own tests, in `package/`, with the test runner of each runtime: real calls through
 * the runtime's interface, here into the double of libsys.
 */
const root = join(__dirname, "../../..");
const folder = temporaryFolder();

beforeAll(() => {
  cpSync(join(__dirname, "package"), folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  mkdirSync(join(folder, "node_modules/@libsysgen"), { recursive: true });
  symlinkSync(join(root, "generated/typescript"), join(folder, "node_modules/@libsysgen/libsys"));
  symlinkSync(join(root, "node_modules/koffi"), join(folder, "node_modules/koffi"));
});

const node = ["--no-warnings", "--test", "--test-reporter=tap"];
const deno = ["test", "--quiet", "--allow-all", "--no-remote", "--no-check"];

interface Runtime {
  readonly name: string;
  readonly program: Program | undefined;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What the runner has to say in the end, so that no test goes missing. */
  readonly says: RegExp;
}

/** 64 threads, each with a runtime of its own, take seconds: two of the interfaces have so many. */
const fewThreads = { LIBSYS_THREADS: "8" };

const runtimes: readonly Runtime[] = [
  { name: "Bun", program: "bun", args: ["test", "--timeout=60000"], says: /^ 37 pass\n 0 fail$/m },
  {
    name: "Deno",
    program: "deno",
    args: [...deno, "--node-modules-dir=manual"],
    env: fewThreads,
    says: /35 passed \| 0 failed \| 2 ignored/,
  },
  {
    name: "Node with node:ffi",
    program: "node",
    args: node,
    env: fewThreads,
    says: /^# pass 37$/m,
  },
  {
    name: "Node with koffi",
    program: "node",
    args: node,
    env: { ...fewThreads, LIBSYS_FFI: "koffi" },
    says: /^# pass 45$/m,
  },
  { name: "this Node with koffi", program: undefined, args: node, says: /^# pass 45$/m },
];

test.each(runtimes)(
  "$name",
  ({ program, args, env, says }) => {
    const { path, env: own } =
      program === undefined ? { path: process.execPath, env: {} } : toolchain(program);
    const { stdout, stderr } = run(path, args, {
      cwd: folder,
      env: { ...own, ...env, LIBSYS_LIBRARY: hostlib().library, NO_COLOR: "1" },
    });
    expect(stdout + stderr).toMatch(says);
  },
  120_000,
);
