import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import type { Suite } from "../../../src/model/suite/form.js";
import { rustProgram } from "../../../src/targets/conformance/rust/index.js";
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
import { cargo } from "../rust/cargo.js";
import { buildRust } from "./on-host.js";

const folder = temporaryFolder();
const builds = join(folder, "builds");
const empty: Suite = { points: [], never: new Map(), leftOut: new Map() };

describe.each([
  ["every point", wholeSuite()],
  ["no point", empty],
])("the program with %s", (name, suite) => {
  const crate = join(folder, name, "conformance/rust");

  test("is as rustfmt leaves it", async () => {
    await writeProgram(crate, rustProgram, bundledModel(), suite);
    const { path, env } = toolchain("rustfmt");
    const args = ["--edition", "2024", "--check", join(crate, "src/main.rs")];
    expect(run(path, args, { env }).stdout).toBe("");
  });
});

test.each(["x86_64-unknown-freebsd", "i686-unknown-freebsd"])(
  "clippy has nothing to say of the program with every point: %s",
  async (target) => {
    const crate = join(folder, "checked/conformance/rust");
    await generateInto(join(folder, "checked/rust"), "rust", "bundled");
    await writeProgram(crate, rustProgram, bundledModel(), wholeSuite());
    const { stderr } = cargo(crate, ["clippy", "--target", target], builds);
    expect(stderr).not.toMatch(/warning/);
  },
);

describe("with the double of libsys", () => {
  const place = join(folder, "host");
  const model = modelOfDouble();
  const suite = suiteForDouble();

  beforeAll(async () => {
    await generateInto(join(place, "rust"), "rust", model);
    await build(suite);
  });

  async function build(points: Suite): Promise<void> {
    await writeProgram(join(place, "conformance/rust"), rustProgram, model, points);
    buildRust(place, join(place, "program"));
  }

  function start(...args: readonly string[]) {
    const { status, stdout, stderr } = spawnSync(join(place, "program"), args, {
      cwd: mkdtempSync(join(folder, "run-")),
      env: plainEnvironment(),
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
        .map(({ group, name }) => `${group}: ${name}`),
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
