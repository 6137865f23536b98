import { execFile, spawn } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { plainEnvironment } from "../support/environment.js";
import { readFiles, temporaryFolder } from "../support/temporary.js";

const root = join(__dirname, "../..");
const folder = temporaryFolder();
const app = join(folder, "app");
const run = promisify(execFile);
const env = plainEnvironment();
const minutes = 60_000;

/** Packs both packages as for publication, and installs them where nothing else is. */
beforeAll(async () => {
  const pack = ["pack", "--json", "--pack-destination", folder, "."];
  const table = await run("npm", [...pack, "./src/syscalls-table"], { cwd: root, env });
  const tarballs = [...table.stdout.matchAll(/"filename": "(.*\.tgz)"/g)].map(([, name = ""]) =>
    join(folder, name),
  );
  expect(tarballs).toHaveLength(2);
  mkdirSync(app);
  writeFileSync(join(app, "package.json"), '{ "name": "app", "private": true, "type": "module" }');
  const install = ["install", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"];
  await run("npm", [...install, ...tarballs], { cwd: app, env });
}, 5 * minutes);

/** Runs the installed command as people do, in a process of its own. */
function libsysgen(...argv: readonly string[]) {
  return run("npx", ["--no-install", "libsysgen", ...argv], { cwd: app, env });
}

test(
  "the installed command makes what is committed in generated/",
  async () => {
    copyFileSync(join(root, "libsysgen.json"), join(app, "libsysgen.json"));
    await libsysgen("generate");
    rmSync(join(app, "libsysgen.json"));
    expect(readFiles(join(app, "generated"))).toEqual(readFiles(join(root, "generated")));
  },
  minutes,
);

test(
  "the installed command has its help and its version",
  async () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      version: string;
    };
    expect((await libsysgen("--version")).stdout).toBe(`${version}\n`);
    expect((await libsysgen("--help")).stdout).toMatch(/^Usage: libsysgen /);
  },
  minutes,
);

test(
  "the configuration that init writes names a schema that is there",
  async () => {
    await libsysgen("init");
    const [, schema = ""] =
      /"\$schema": "(.*)"/.exec(readFileSync(join(app, "libsysgen.json"), "utf8")) ?? [];
    expect(JSON.parse(readFileSync(join(app, schema), "utf8"))).toMatchObject({
      title: "libsysgen.json",
    });
  },
  minutes,
);

test(
  "the installed packages can be imported",
  async () => {
    const program = `
    import { buildModel, generate, parse, readBundledFacts, readBundledTable } from "libsysgen";
    import { format } from "syscalls-table";
    const text = readBundledTable();
    const { table } = parse(text, "syscalls.master");
    const { model } = buildModel(table, readBundledFacts(), { file: "syscalls.master", text });
    const files = await generate("c", model, { command: "libsysgen generate --target c" });
    console.log(format(table) === text, model.calls.length, [...files.keys()].join());
  `;
    writeFileSync(join(app, "import.js"), program);
    const { stdout } = await run("node", ["import.js"], { cwd: app, env });
    const files =
      "libsys.h,_libsys.h,syscall.h,syscalls.map,syscall.mk,libsys_layout.c,libsys_constants.c," +
      "README.md";
    expect(stdout).toBe(`true 407 ${files}\n`);
  },
  minutes,
);

describe("as a process", () => {
  const bin = join(app, "node_modules/.bin/libsysgen");

  test(
    "exits with the status of the command and writes errors to standard error",
    async () => {
      const failed = run(bin, ["table", "show", "reed"], {
        cwd: app,
        env: { ...env, CI: "true" },
      });
      await expect(failed).rejects.toMatchObject({
        code: 2,
        stdout: "",
        stderr: 'libsysgen: error: there is no call "reed"\n  hint: did you mean "read"?\n',
      });
    },
    minutes,
  );

  test(
    "reads a table from standard input",
    async () => {
      const child = run(bin, ["table", "check", "-"], { cwd: app, env });
      child.child.stdin?.end("0\tAUE_NULL\tRESERVED\n");
      expect((await child).stdout).toBe("-: no findings\n");
    },
    minutes,
  );

  test(
    "ends quietly when nobody reads its output any more",
    async () => {
      const child = spawn(bin, ["table", "json"], {
        cwd: app,
        env,
        stdio: ["ignore", "pipe", "pipe"],
      });
      let stderr = "";
      child.stderr.on("data", (chunk: Buffer) => {
        stderr += chunk.toString();
      });
      // The output is longer than any pipe holds, so closing it early cannot pass unnoticed.
      child.stdout.once("data", () => child.stdout.destroy());
      const status = await new Promise((resolve) => child.once("close", resolve));
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    },
    minutes,
  );
});
