import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir as systemTemporary } from "node:os";
import { join } from "node:path";
import type { ProgramEnd, ProgramStart } from "../../src/cli/processes.js";
import type { Host } from "../../src/cli/io.js";
import { readElf } from "../../src/elf/file.js";
import { cli, type CliOptions } from "../support/cli.js";
import { temporaryFolder } from "../support/temporary.js";

const folder = temporaryFolder();
const linux: Host = { platform: "linux", arch: "x64", endian: "little" };
const freebsd: Host = { platform: "freebsd", arch: "x64", endian: "little" };

const good: ProgramEnd = { stdout: "", stderr: "", ending: { kind: "status", status: 0 } };

/** A machine on which programs do what a test says: compilers write a file where `-o` says. */
function machine(ends: (start: ProgramStart) => ProgramEnd | undefined, host = freebsd) {
  const starts: ProgramStart[] = [];
  const runProgram = (start: ProgramStart): Promise<ProgramEnd> => {
    starts.push(start);
    const output = start.args[start.args.indexOf("-o") + 1];
    if (start.args.includes("-o") && output !== undefined) {
      writeFileSync(join(start.cwd, output), "a program");
    }
    return Promise.resolve(ends(start) ?? good);
  };
  const cwd = mkdtempSync(join(folder, "work-"));
  const options: CliOptions = { cwd, host, runProgram, env: { TMPDIR: cwd, MARK: "it" } };
  return { cwd, options, starts };
}

const onlyClose = ["--only", "close", "--languages", "c"];

test("a program is compiled by cc and run in an empty folder", async () => {
  const stdout =
    "1..2\nok 1 - symbols: __sys_close\nok 2 - descriptors: close without a descriptor\n";
  const { cwd, options, starts } = machine(({ cwd: work, path }) => {
    if (!path.endsWith("conformance-c")) return undefined;
    expect(readdirSync(work)).toEqual([]);
    return { ...good, stdout };
  });
  const result = await cli(["conform", "run", ...onlyClose, "--timeout", "7"], options);
  expect(result).toEqual({
    status: 0,
    stderr: "",
    stdout:
      "c: 2 points, 2 passed\n" +
      "libsys.so.7 of the system for amd64: conforms, 1 of 1 calls were made (100.0 %)\n",
  });
  expect(starts.map(({ path }) => path.split("/").at(-1))).toEqual(["cc", "conformance-c"]);
  expect(starts[0]?.args).toEqual(expect.arrayContaining(["-lsys", "-pthread"]));
  expect(starts[0]?.args).not.toContain("-L");
  expect(starts[1]).toMatchObject({ args: [], timeout: 7, env: { MARK: "it" } });
  expect(readdirSync(cwd)).toEqual([]);
});

test.each<[string, ProgramEnd["ending"], string]>([
  ["crashes", { kind: "signal", signal: "SIGSEGV" }, "c: the program was ended by SIGSEGV"],
  ["hangs", { kind: "timeout", seconds: 300 }, "c: the program did not end within 300 seconds"],
])("a program that %s does not conform", async (_, ending, expected) => {
  const { options } = machine(({ path }) =>
    path.endsWith("conformance-c") ? { ...good, stdout: "1..1\n", ending } : undefined,
  );
  const { status, stdout } = await cli(["conform", "run", ...onlyClose], options);
  expect(stdout).toContain(expected);
  expect(stdout).toContain("does not conform");
  expect(status).toBe(1);
});

describe("a program that is not built", () => {
  test("the compiler is missing", async () => {
    const reason = "spawn cc ENOENT";
    const { cwd, options } = machine(() => ({ ...good, ending: { kind: "unstarted", reason } }));
    expect(await cli(["conform", "run", ...onlyClose], options)).toEqual({
      status: 3,
      stdout: "",
      stderr:
        "libsysgen: error: cannot run cc: spawn cc ENOENT\n" +
        "  hint: install a C compiler, or set CC\n",
    });
    expect(readdirSync(cwd)).toEqual([]);
  });

  test("the compiler has something against it", async () => {
    const stderr = "check.c:3:1: error: no\n";
    const { options } = machine(() => ({ ...good, stderr, ending: { kind: "status", status: 1 } }));
    const result = await cli(["conform", "run", ...onlyClose], options);
    expect(result.status).toBe(3);
    expect(result.stderr).toMatch(/the program is not built, as "cc .*" failed:\n/);
    expect(result.stderr).toContain("check.c:3:1: error: no");
  });
});

describe("--stage", () => {
  test("leaves programs for another system, and how they are run", async () => {
    const { cwd, options, starts } = machine(() => undefined, linux);
    const words = ["--stage", "to-copy", "--arch", "powerpc64", "--only", "close"];
    const result = await cli(["conform", "run", "--languages", "c,typescript", ...words], options);
    expect(result).toEqual({
      status: 0,
      stderr: "",
      stdout:
        "to-copy: programs in c, typescript for FreeBSD on powerpc64; " +
        "copy it there, and run sh run.sh\n",
    });
    expect(readdirSync(cwd)).toEqual(["to-copy"]);
    const staged = join(cwd, "to-copy");
    expect(readdirSync(staged)).toEqual([
      "Kyuafile",
      "conformance-c",
      "conformance-typescript",
      "coverage.json",
      "run.sh",
      "typescript",
    ]);
    for (const name of ["conformance-c", "conformance-typescript"]) {
      expect(statSync(join(staged, name)).mode & 0o111).toBe(0o111);
    }
    const kyuafile = readFileSync(join(staged, "Kyuafile"), "utf8");
    expect([...kyuafile.matchAll(/name="(.*?)"/g)].map(([, name]) => name)).toEqual([
      "conformance-c",
      "conformance-typescript",
    ]);
    expect(readdirSync(join(staged, "typescript/node_modules/@libsysgen/libsys"))).toContain("lib");
    expect(starts).toHaveLength(1);
    expect(starts[0]).toMatchObject({ path: "zig" });
    expect(starts[0]?.args.slice(0, 3)).toEqual(["cc", "-target", "powerpc64-freebsd.15.0"]);
  });

  test("links with a stub library of the architecture", async () => {
    let machineOf: string | undefined;
    const { options } = machine(({ args }) => {
      const bytes = readFileSync(join(args[args.indexOf("-L") + 1] ?? "", "libsys.so"));
      const library = readElf({
        name: "libsys.so",
        size: bytes.length,
        read: (offset: number, length: number) => bytes.subarray(offset, offset + length),
      });
      machineOf = library.arch?.name;
      return undefined;
    }, linux);
    await cli(["conform", "run", "--stage", "out", "--arch", "riscv64", ...onlyClose], options);
    expect(machineOf).toBe("riscv64");
  });

  test("what is there stays as it is", async () => {
    const { cwd, options } = machine(() => undefined, linux);
    mkdirSync(join(cwd, "full"));
    writeFileSync(join(cwd, "full/mine"), "");
    const words = ["--stage", "full", "--arch", "amd64"];
    expect(await cli(["conform", "run", ...onlyClose, ...words], options)).toMatchObject({
      status: 2,
      stderr:
        "libsysgen: error: full is not empty\n" +
        "  hint: choose another folder, or remove this one\n",
    });
    expect(readdirSync(cwd)).toEqual(["full"]);
  });

  test("nothing is left when a program is not built", async () => {
    const { cwd, options } = machine(
      () => ({ ...good, ending: { kind: "status", status: 1 } }),
      linux,
    );
    const words = ["--stage", "out", "--arch", "amd64"];
    const { status } = await cli(["conform", "run", ...onlyClose, ...words], options);
    expect(status).toBe(3);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test("a language without a port is named", async () => {
    const { options } = machine(() => undefined, linux);
    const words = ["--stage", "out", "--arch", "powerpc64", "--only", "close"];
    expect(await cli(["conform", "run", "--languages", "go", ...words], options)).toMatchObject({
      status: 2,
      stderr:
        "libsysgen: error: FreeBSD on powerpc64 has no port of go\n" +
        "  hint: leave it out of --languages\n",
    });
  });
});

test.each<[readonly string[], Host, string]>([
  [[], linux, "the programs run on FreeBSD, and this is linux"],
  [["--arch", "amd64"], freebsd, "--arch is for --stage"],
  [["--stage", "out"], linux, "which architecture is it for?"],
  [["--stage", "out", "--library", "x"], freebsd, "--library is for programs that are run here"],
  [
    ["--stage", "out", "--groups", "symbols"],
    freebsd,
    "--groups is for programs that are run here",
  ],
  [["--languages", "c,rist"], freebsd, 'there is no "rist" for "--languages <names>"'],
  [["--groups", "symbol"], freebsd, 'there is no "symbol" for "--groups <names>"'],
  [["--timeout", "soon"], freebsd, '"soon" is no time for --timeout'],
])("wrong words: %j", async (words, host, message) => {
  const { cwd, options, starts } = machine(() => undefined, host);
  const result = await cli(["conform", "run", ...words], options);
  expect(result).toMatchObject({ status: 2, stdout: "" });
  expect(result.stderr).toContain(`libsysgen: error: ${message}\n  hint: `);
  expect(starts).toEqual([]);
  expect(readdirSync(cwd)).toEqual([]);
});

test.each(["made", ""])("TMPDIR=%j still gives absolute paths", async (tmpdir) => {
  const { cwd, options, starts } = machine(() => undefined);
  mkdirSync(join(cwd, "made"));
  const env = { ...options.env, TMPDIR: tmpdir };
  await cli(["conform", "run", ...onlyClose], { ...options, env });
  const parent = tmpdir === "" ? systemTemporary() : join(cwd, "made");
  const isInside = starts.map((start) => start.cwd.startsWith(join(parent, "libsysgen-")));
  expect(isInside).toEqual([true, true]);
  expect(starts[1]?.path.startsWith(join(parent, "libsysgen-"))).toBe(true);
  expect(readdirSync(join(cwd, "made"))).toEqual([]);
});

test.each<[string | undefined, RegExp]>([
  [undefined, /^[^:]+\/lib$/],
  ["", /^[^:]+\/lib$/],
  ["/opt/one:/opt/two", /^[^:]+\/lib:\/opt\/one:\/opt\/two$/],
])("--library comes before LD_LIBRARY_PATH=%j", async (before, expected) => {
  const { cwd, options, starts } = machine(() => undefined);
  writeFileSync(join(cwd, "mine.so"), "a library");
  const env = { ...options.env, LD_LIBRARY_PATH: before };
  const words = ["--library", "mine.so"];
  await cli(["conform", "run", ...onlyClose, ...words], { ...options, env });
  expect(starts[1]?.env["LD_LIBRARY_PATH"]).toMatch(expected);
  expect(starts[1]?.env["LIBSYS_LIBRARY"]).toMatch(/^\/.*\/lib\/libsys\.so\.7$/);
});

test("--library that is not there", async () => {
  const { options } = machine(() => undefined, linux);
  const result = await cli(["conform", "run", ...onlyClose, "--library", "none.so"], options);
  expect(result).toMatchObject({
    status: 3,
    stderr: "libsysgen: error: cannot read none.so: no such file or directory\n",
  });
});

test("conform still takes a path, and its own format", async () => {
  const { options } = machine(() => undefined);
  const result = await cli(["conform", "none.so", "--format", "sarif"], options);
  expect(result.stderr).toBe("libsysgen: error: cannot read none.so: no such file or directory\n");
});
