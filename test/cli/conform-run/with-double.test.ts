import { readdirSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { runProgram } from "../../../src/cli/processes.js";
import { archOf, type ArchName } from "../../../src/model/arch.js";
import { cli } from "../../support/cli.js";
import { modelOfDouble } from "../../support/conformance.js";
import { plainEnvironment } from "../../support/environment.js";
import { hostlib } from "../../support/hostlib.js";
import { temporaryFolder } from "../../support/temporary.js";
import { zigTarget } from "../../targets/c/zig-cc.js";
import { toolchain } from "../../toolchains/index.js";

const folder = temporaryFolder();
const arch: ArchName = process.arch === "arm64" ? "aarch64" : "amd64";

/** FreeBSD as far as the command can see, and a compiler that knows better. */
function surroundings() {
  const zig = toolchain("zig");
  const bun = toolchain("bun");
  const env = {
    ...plainEnvironment(),
    ...zig.env,
    ...bun.env,
    CC: join(__dirname, "double-cc.sh"),
    ZIG: zig.path,
    TARGET: zigTarget(arch),
    PATH: [dirname(bun.path), process.env["PATH"] ?? ""].join(delimiter),
    LIBSYS_RUNTIME: "bun",
    TMPDIR: folder,
  };
  const host = { platform: "freebsd", arch: archOf(arch).names.node, endian: "little" } as const;
  return { cwd: folder, env, host, runProgram };
}

test("programs are built and run with the library that is named, and agree", async () => {
  const calls = modelOfDouble().calls.map(({ name }) => name);
  const { status, stderr, stdout } = await cli(
    [
      ...["conform", "run", "--languages", "c,typescript", "--library", hostlib().library],
      ...["--groups", "symbols,descriptors,scenarios"],
      ...["--only", calls.join(","), "--format", "json"],
    ],
    surroundings(),
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const run = JSON.parse(stdout) as {
    programs: { language: string; points: { name: string; tells: { label: string }[] }[] }[];
    coverage: { made: string[]; uncovered: string[] };
  };
  expect(run).toMatchObject({ arch, conforms: true, disagreements: [] });
  expect(run.programs.map(({ language }) => language)).toEqual(["c", "typescript"]);
  for (const { points } of run.programs) {
    const told = points.flatMap(({ tells }) => tells.map(({ label }) => label));
    expect(told.length).toBeGreaterThan(5);
  }
  expect(run.coverage.made).toEqual(expect.arrayContaining(["close", "kevent", "openat"]));
  expect(readdirSync(folder)).toEqual([]);
}, 180_000);

test("a library without the calls fails, call by call", async () => {
  const { status, stdout } = await cli(
    [
      ...["conform", "run", "--languages", "typescript", "--library", hostlib().library],
      ...["--groups", "symbols", "--only", "getpid,reboot"],
    ],
    surroundings(),
  );
  expect(status).toBe(1);
  expect(stdout).toMatch(/^typescript: failed: symbols: each is found at run time\n.*reboot/m);
}, 60_000);
