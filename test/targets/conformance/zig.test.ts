import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Suite } from "../../../src/model/suite/form.js";
import { zigProgram } from "../../../src/targets/conformance/zig/index.js";
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
import { zig } from "../zig/zig.js";
import { zigMaker } from "../zig/zig-build.js";
import { buildZig } from "./on-host.js";

const folder = temporaryFolder();
/** Zig's own, where the tests of C have left what a program for FreeBSD is linked with. */
const cache = toolchain("zig").env["ZIG_GLOBAL_CACHE_DIR"] ?? join(folder, "cache");
const empty: Suite = { points: [], never: new Map(), leftOut: new Map() };

test.each([
  ["every point", wholeSuite()],
  ["no point", empty],
])("the program with %s is as zig fmt leaves it", async (name, suite) => {
  const program = join(folder, name);
  await writeProgram(program, zigProgram, bundledModel(), suite);
  expect(zig(["fmt", "--check", "."], program)).toEqual({ stdout: "", stderr: "" });
});

describe("for FreeBSD", () => {
  const place = join(folder, "freebsd");
  const program = join(place, "conformance/zig");

  beforeAll(async () => {
    await generateInto(join(place, "zig"), "zig", bundledModel());
    await writeProgram(program, zigProgram, bundledModel(), wholeSuite());
  });

  test.each(["amd64", "aarch64"] as const)(
    "the program with every point links with a stub library, without a warning: %s",
    async (arch) => {
      const output = join(place, `out-${arch}`);
      mkdirSync(join(output, "lib"), { recursive: true });
      const stub = ["stub", "--arch", arch, "-o", "lib/libsys.so"];
      expect(await cli(stub, { cwd: output })).toMatchObject({ status: 0 });
      const options = [`-Dtarget=${zigTarget(arch)}`, "--search-prefix", output];
      zigMaker("build", [...options, "--prefix", output], program, cache);
      const { env, path } = toolchain("llvm-readelf");
      const read = run(
        path,
        ["--dynamic-table", "--dyn-symbols", join(output, "bin/libsys-conformance")],
        { env },
      ).stdout;
      expect(read).toMatch(/NEEDED.*\[libsys\.so\.7\]/);
      expect(read).toMatch(/ UND __sys_openat@FBSDprivate_1\.0/);
    },
    120_000,
  );
});

describe("with the double of libsys", () => {
  const place = join(folder, "host");
  const model = modelOfDouble();
  const suite = suiteForDouble();

  beforeAll(async () => {
    await generateInto(join(place, "zig"), "zig", model);
    await build("small", suite);
  }, 120_000);

  async function build(name: string, points: Suite): Promise<void> {
    await writeProgram(join(place, "conformance/zig"), zigProgram, model, points);
    buildZig(place, join(place, name));
  }

  function start(name: string, ...args: readonly string[]) {
    const cwd = mkdtempSync(join(folder, "run-"));
    const options = { cwd, env: plainEnvironment(), encoding: "utf8" } as const;
    const { status, stdout, stderr } = spawnSync(join(place, name), args, options);
    return { status, stdout, stderr, left: readdirSync(cwd) };
  }

  test("each symbol is where the binding calls it, and every point is all right", () => {
    const { left, status, stdout } = start("small", "symbols", "descriptors", "scenarios");
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
    const { status, stdout } = start("small", "descriptors");
    expect(stdout).toMatch(/^1\.\.3\nok 1 - descriptors: close/);
    expect(status).toBe(0);
  });

  test("--help says how to ask, and an unknown word is a mistake", () => {
    const help = start("small", "--help");
    expect(help).toMatchObject({ status: 0, stderr: "" });
    expect(help.stdout).toMatch(/^usage: conformance-zig \[symbols\]/);
    expect(start("small", "symbols", "descriptor")).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringMatching(
        /^conformance-zig: there is no group descriptor\nusage: /,
      ) as unknown,
    });
  });

  test("a wrong expectation of any kind is a failure that says what came instead", async () => {
    await build("wrong", wrongPoints(suite));
    const { status, stdout } = start("wrong", "descriptors", "scenarios");
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
