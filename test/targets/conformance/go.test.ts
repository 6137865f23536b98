import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import type { Suite } from "../../../src/model/suite/form.js";
import { goProgram } from "../../../src/targets/conformance/go/index.js";
import { goArchs } from "../../../src/targets/go/platforms.js";
import {
  modelOfDouble,
  suiteForDouble,
  wholeSuite,
  writeProgram,
  wrongPoints,
} from "../../support/conformance.js";
import { plainEnvironment } from "../../support/environment.js";
import { generateInto } from "../../support/generate.js";
import { hostlib } from "../../support/hostlib.js";
import { bundledModel } from "../../support/models.js";
import { temporaryFolder } from "../../support/temporary.js";
import { toolchain } from "../../toolchains/index.js";
import { run } from "../../toolchains/run.js";
import { go } from "../go/go.js";
import { movePackageToLinux } from "../go/on-linux.js";
import { buildGo } from "./on-host.js";

const folder = temporaryFolder();
const empty: Suite = { points: [], never: new Map(), leftOut: new Map() };

describe("for FreeBSD", () => {
  const program = join(folder, "freebsd/conformance/go");

  beforeAll(async () => {
    await generateInto(join(folder, "freebsd/go"), "go", "bundled");
    await writeProgram(program, goProgram, bundledModel(), wholeSuite(), goArchs);
  });

  test.each([
    ["every point", wholeSuite()],
    ["no point", empty],
  ])("the program with %s is as gofmt leaves it", async (name, suite) => {
    const place = join(folder, name);
    await writeProgram(place, goProgram, bundledModel(), suite, goArchs);
    const { path, env } = toolchain("gofmt");
    expect(run(path, ["-d", place], { env }).stdout).toBe("");
  });

  test("go vet has nothing to say where a word has 32 bits", () => {
    expect(go(["vet", "."], program, "386")).toBe("");
  });

  test.each(["amd64", "arm64"])("it links without cgo, with libsys alone: freebsd/%s", (goarch) => {
    go(["vet", "."], program, goarch);
    go(["build", "-o", `program-${goarch}`, "."], program, goarch);
    const { path, env } = toolchain("llvm-readelf");
    const file = join(program, `program-${goarch}`);
    const { stdout } = run(path, ["--dynamic-table", file], { env });
    const needed = [...stdout.matchAll(/\(NEEDED\)\s+Shared library: \[(.*)\]/g)];
    expect(needed.map(([, library]) => library)).toEqual(["libsys.so.7"]);
  });
});

describe("with the double of libsys and cgo", () => {
  const place = join(folder, "host");
  const model = modelOfDouble();
  const suite = suiteForDouble();

  beforeAll(async () => {
    await generateInto(join(place, "go"), "go", model);
    movePackageToLinux(join(place, "go"), "cgo");
    await build(suite);
  }, 300_000);

  async function build(points: Suite): Promise<void> {
    await writeProgram(join(place, "conformance/go"), goProgram, model, points, goArchs);
    buildGo(place, join(place, "program"));
  }

  function start(...args: readonly string[]) {
    const { status, stdout, stderr } = spawnSync(join(place, "program"), args, {
      cwd: mkdtempSync(join(folder, "run-")),
      env: { ...plainEnvironment(), LD_LIBRARY_PATH: hostlib().folder },
      encoding: "utf8",
    });
    return { status, stdout, stderr };
  }

  test("each symbol is where the binding calls it, and every point is all right", () => {
    const { status, stdout } = start("symbols", "descriptors", "scenarios");
    const lines = stdout.split("\n").filter((line) => !line.startsWith("#") && line !== "");
    const points = [
      ...model.calls.map(({ name }) => `symbols: __sys_${name}`),
      ...suite.points
        .filter(({ group }) => group !== "pointers")
        .map(({ group, name, skipped }) => {
          const reason = skipped.get("go");
          return `${group}: ${name}${reason === undefined ? "" : ` # SKIP ${reason}`}`;
        }),
    ];
    expect(lines).toEqual([
      `1..${points.length}`,
      ...points.map((name, index) => `ok ${index + 1} - ${name}`),
    ]);
    expect(stdout).toContain("# tell what came back: 62656c6c6f6500000000000000000000\n");
    expect(status).toBe(0);
  });

  test("only what is asked for is in the plan", () => {
    const { length } = suite.points.filter(({ group }) => group === "descriptors");
    const { status, stdout } = start("descriptors");
    expect(stdout).toMatch(new RegExp(`^1\\.\\.${length}\nok 1 - descriptors: close`));
    expect(status).toBe(0);
  });

  test("--help says how to ask, and an unknown word is a mistake", () => {
    const help = start("--help");
    expect(help.status).toBe(0);
    expect(help.stdout).toMatch(/^usage: libsys-conformance \[--help\] \[symbols\]/);
    const unknown = start("symbols", "descriptor");
    expect(unknown.status).toBe(2);
    expect(unknown.stdout).toBe("");
    expect(unknown.stderr).toMatch(/^descriptor is no group of points\nusage: /);
  });

  test("a wrong expectation of any kind is a failure that says what came instead", async () => {
    await build(wrongPoints(suite));
    const { status, stdout } = start("descriptors", "scenarios");
    expect(stdout.split("\n").filter((line) => !line.startsWith("# tell"))).toEqual([
      "1..6",
      "not ok 1 - descriptors: close without a descriptor",
      "# close: expected ENOENT, got EBADF (9)",
      "not ok 2 - descriptors: pread without a descriptor",
      "# pread: expected success, got EBADF (9)",
      "not ok 3 - descriptors: posix_fallocate without a descriptor",
      "# posix_fallocate: expected at least 1, got EBADF (9)",
      "not ok 4 - scenarios: a file keeps what was written",
      "# back[0]: expected 0x63, got 0x62",
      "not ok 5 - scenarios: a queue tells of an event of the program's own",
      "# event.ident: expected exactly 8, got 7",
      "not ok 6 - scenarios: errors belong to the thread that made them",
      "# openat: expected EBADF, got ENOENT (2)",
      "",
    ]);
    expect(status).toBe(1);
  });
});
