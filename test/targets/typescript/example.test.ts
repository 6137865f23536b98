import { spawn } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { plainEnvironment } from "../../support/environment.js";
import { hostlib } from "../../support/hostlib.js";
import { temporaryFolder } from "../../support/temporary.js";
import { toolchain } from "../../toolchains/index.js";
import { run } from "../../toolchains/run.js";

/** What people are shown first: the program of the README, and the example. */
const root = join(__dirname, "../../..");
const folder = temporaryFolder();
const packageFolder = join(folder, "node_modules/@libsysgen/libsys");

beforeAll(() => {
  mkdirSync(packageFolder, { recursive: true });
  cpSync(join(root, "generated/typescript"), packageFolder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  cpSync(join(packageFolder, "examples/watch.ts"), join(folder, "watch.ts"));
  const readme = readFileSync(join(packageFolder, "README.md"), "utf8");
  const [, program] = /```ts\n(.*?)```/s.exec(readme) ?? [];
  writeFileSync(join(folder, "readme.ts"), program ?? "");
});

test("the compiler has nothing to say, however strict it is", () => {
  const wrong = "import { openLibsys } from '@libsysgen/libsys';\nopenLibsys().sys.close('0');\n";
  writeFileSync(join(folder, "wrong.ts"), wrong);
  const files = ["readme.ts", "watch.ts", "wrong.ts"].map((name) => join(folder, name));
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts"],
    module: ts.ModuleKind.NodeNext,
    typeRoots: [join(root, "node_modules/@types")],
    types: ["node"],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    noEmit: true,
  });
  const found = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    const name = file?.fileName.split("/").at(-1) ?? "";
    return `${name}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
  expect(found).toEqual([
    "wrong.ts: Argument of type 'string' is not assignable to parameter of type 'Fd'.",
  ]);
}, 120_000);

const deno = ["run", "--quiet", "--allow-ffi", "--allow-env", "--no-remote", "--no-check"];

test.each([
  { program: "bun", args: [] },
  { program: "deno", args: [...deno, "--node-modules-dir=manual"] },
  { program: "node", args: ["--no-warnings"] },
] as const)(
  "$program: the example sees a file being written and renamed",
  async ({ program, args }) => {
    const file = join(folder, `${program}.txt`);
    writeFileSync(file, "before\n");
    const { path, env } = toolchain(program);
    const child = spawn(path, [...args, "watch.ts", file], {
      cwd: folder,
      env: { ...plainEnvironment(), ...env, LIBSYS_LIBRARY: hostlib().library },
    });
    let output = "";
    child.stderr.on("data", (data: Buffer) => (output += data.toString()));
    child.stdout.on("data", (data: Buffer) => {
      output += data.toString();
      const lines = output.split("\n").length - 1;
      if (lines === 1) appendFileSync(file, "more\n");
      if (lines === 2) renameSync(file, `${file}.old`);
    });
    const status = await new Promise((resolve) => child.once("close", resolve));
    expect({ status, output }).toEqual({
      status: 0,
      output: expect.stringMatching(
        /^watching .*\n(NOTE_WRITE|NOTE_EXTEND|NOTE_WRITE NOTE_EXTEND)\n.*NOTE_RENAME\n$/s,
      ) as unknown,
    });
  },
  60_000,
);

test.each([
  { program: "bun", args: [] },
  { program: "deno", args: [...deno, "--node-modules-dir=manual"] },
  { program: "node", args: ["--no-warnings"] },
] as const)(
  "$program: the program of the README reads a file and waits for a timer",
  ({ program, args }) => {
    const text = readFileSync(join(folder, "readme.ts"), "utf8");
    const file = join(folder, `${program}-motd.txt`);
    writeFileSync(file, "hello\n");
    // FreeBSD's own library and a file of the system are not here; all else is as it is printed.
    const changed = text
      .replace("openLibsys()", `openLibsys({ library: ${JSON.stringify(hostlib().library)} })`)
      .replace('"/etc/motd"', JSON.stringify(file));
    expect(changed.split(folder)).toHaveLength(2);
    expect(changed).not.toContain("openLibsys()");
    writeFileSync(join(folder, `${program}-readme.ts`), changed);
    const { path, env } = toolchain(program);
    const { stdout } = run(path, [...args, `${program}-readme.ts`], {
      cwd: folder,
      env: { ...env, NO_COLOR: "1" },
    });
    expect(stdout.replace(/\s+/g, " ")).toMatch(
      /^6n Uint8Array\(6\) \[ 104, 101, 108, 108, 111, 10,? \] 1n 1n $/,
    );
  },
  60_000,
);
