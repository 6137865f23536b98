import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Suite } from "../../../src/model/suite/form.js";
import { cProgram } from "../../../src/targets/conformance/c/index.js";
import { cli } from "../../support/cli.js";
import {
  modelOfDouble,
  suiteForDouble,
  wholeSuite,
  wrongPoints,
  writeProgram,
} from "../../support/conformance.js";
import { plainEnvironment } from "../../support/environment.js";
import { generateInto } from "../../support/generate.js";
import { bundledModel } from "../../support/models.js";
import { temporaryFolder } from "../../support/temporary.js";
import { toolchain } from "../../toolchains/index.js";
import { run } from "../../toolchains/run.js";
import { zigTarget } from "../c/zig-cc.js";
import { buildC } from "./on-host.js";

const folder = temporaryFolder();

function cc(args: readonly string[], cwd: string): void {
  const { env, path } = toolchain("zig");
  run(path, ["cc", ...args], { cwd, env });
}

const flags = ["-O1", "-fPIC", "-Wall", "-Wextra", "-Werror", "-I", "../../c"];

function sourcesOf(program: string): readonly string[] {
  return readdirSync(program).filter((file) => file.endsWith(".c"));
}

describe.each(["amd64", "aarch64"] as const)("for FreeBSD on %s", (arch) => {
  test("the program with every point links with a stub library, without a warning", async () => {
    const place = join(folder, arch);
    const program = join(place, "conformance/c");
    await generateInto(join(place, "c"), "c", bundledModel());
    await writeProgram(program, cProgram, bundledModel(), wholeSuite());
    expect(await cli(["stub", "--arch", arch, "-o", "libsys.so"], { cwd: place })).toMatchObject({
      status: 0,
    });
    const output = join(place, "conformance-c");
    cc(
      [
        "-target",
        zigTarget(arch),
        ...flags,
        ...sourcesOf(program),
        "-o",
        output,
        "../../libsys.so",
        "-pthread",
      ],
      program,
    );
    const { env, path } = toolchain("llvm-readelf");
    const read = run(path, ["--dynamic-table", "--dyn-symbols", output], { env }).stdout;
    expect(read).toMatch(/NEEDED.*\[libsys\.so\.7\]/);
    expect(read).toMatch(/ UND __sys_openat@FBSDprivate_1\.0/);
  }, 120_000);
});

describe("with the double of libsys", () => {
  const place = join(folder, "host");
  const own = join(place, "conformance/c");
  const model = modelOfDouble();
  const suite = suiteForDouble();

  beforeAll(async () => {
    await generateInto(join(place, "c"), "c", model);
    await build(suite);
  }, 120_000);

  async function build(points: Suite): Promise<void> {
    await writeProgram(own, cProgram, model, points);
    buildC(place, join(own, "conformance-c"));
  }

  function start(...args: readonly string[]) {
    const cwd = mkdtempSync(join(folder, "run-"));
    const options = { cwd, env: plainEnvironment(), encoding: "utf8" } as const;
    const { status, stdout, stderr } = spawnSync(join(own, "conformance-c"), args, options);
    return { status, stdout, stderr, left: readdirSync(cwd) };
  }

  test("each symbol is where the binding calls it, and every point is all right", () => {
    const { left, status, stdout } = start("symbols", "descriptors", "scenarios");
    const lines = stdout.split("\n").filter((line) => !line.startsWith("#") && line !== "");
    const points = [
      ...model.calls.map(({ name }) => `symbols: __sys_${name}`),
      ...suite.points
        .filter(({ group }) => group !== "pointers")
        .map(({ group, name }) => `${group}: ${name}`),
    ];
    expect(lines).toEqual([
      `1..${points.length}`,
      ...points.map((name, index) => `ok ${index + 1} - ${name}`),
    ]);
    expect(stdout).toContain("# tell what came back: 62656c6c6f6500000000000000000000\n");
    expect(status).toBe(0);
    expect(left).toEqual([]);
  });

  test("only what is asked for is in the plan", () => {
    const { status, stdout } = start("descriptors");
    expect(stdout).toMatch(/^1\.\.3\nok 1 - descriptors: close/);
    expect(status).toBe(0);
  });

  test("--help says how to ask, and an unknown word is a mistake", () => {
    const help = start("--help");
    expect(help).toMatchObject({ status: 0, stderr: "" });
    expect(help.stdout).toMatch(/^usage: conformance-c \[symbols\]/);
    expect(start("symbols", "descriptor")).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringMatching(
        /^conformance-c: there is no group descriptor\nusage: /,
      ) as unknown,
    });
  });

  test("a wrong expectation of any kind is a failure that says what came instead", async () => {
    await build(wrongPoints(suite));
    const { status, stdout } = start("descriptors", "scenarios");
    expect(stdout.split("\n").filter((line) => !line.startsWith("# tell"))).toEqual([
      "1..6",
      "not ok 1 - descriptors: close without a descriptor",
      "# close: expected ENOENT (2), got EBADF (9)",
      "not ok 2 - descriptors: pread without a descriptor",
      "# pread: expected success, got EBADF (9)",
      "not ok 3 - descriptors: posix_fallocate without a descriptor",
      "# posix_fallocate: expected at least 1, got EBADF (9)",
      "not ok 4 - scenarios: a file keeps what was written",
      "# back[0]: expected 0x63, got 0x62",
      "not ok 5 - scenarios: a queue tells of an event of the program's own",
      "# event.ident: expected exactly 8, got 7",
      "not ok 6 - scenarios: errors belong to the thread that made them",
      "# openat: expected EBADF (9), got ENOENT (2)",
      "",
    ]);
    expect(status).toBe(1);
  }, 120_000);
});
