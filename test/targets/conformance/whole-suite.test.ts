import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { judgeProgram } from "../../../src/conform/run/program.js";
import { reportRun } from "../../../src/conform/run/report.js";
import type { ProgramLanguage } from "../../../src/model/suite/form.js";
import { cProgram } from "../../../src/targets/conformance/c/index.js";
import { goProgram } from "../../../src/targets/conformance/go/index.js";
import { rustProgram } from "../../../src/targets/conformance/rust/index.js";
import { zigProgram } from "../../../src/targets/conformance/zig/index.js";
import { goArchs } from "../../../src/targets/go/platforms.js";
import { modelOfDouble, writeProgram } from "../../support/conformance.js";
import { plainEnvironment } from "../../support/environment.js";
import { generateInto } from "../../support/generate.js";
import { temporaryFolder } from "../../support/temporary.js";
import { movePackageToLinux } from "../go/on-linux.js";
import { buildC, buildGo, buildRust, buildZig } from "./on-host.js";

/**
 * Every point of the project's data that the double of libsys can do, in each language that has
 * programs of machine code; TypeScript's test has its own.
 */
const place = temporaryFolder();
const model = modelOfDouble();
const suite = model.suite();
const points = suite.points.filter(({ group }) => group !== "pointers");

const languages = {
  c: { make: cProgram, build: buildC },
  go: { make: goProgram, build: buildGo },
  rust: { make: rustProgram, build: buildRust },
  zig: { make: zigProgram, build: buildZig },
} as const;
const names = ["c", "go", "rust", "zig"] as const satisfies readonly ProgramLanguage[];

beforeAll(async () => {
  mkdirSync(join(place, "bin"));
  for (const language of names) {
    const { build, make } = languages[language];
    await generateInto(join(place, language), language, model);
    if (language === "go") movePackageToLinux(join(place, "go"), "cgo");
    const archs = language === "go" ? goArchs : undefined;
    await writeProgram(join(place, "conformance", language), make, model, suite, archs);
    build(place, join(place, "bin", language));
  }
}, 300_000);

/** Runs a program in an empty folder, which it has to leave so. */
function runOf(language: (typeof names)[number]) {
  const cwd = mkdtempSync(join(place, "run-"));
  const args = ["symbols", "descriptors", "scenarios"];
  const { signal, status, stderr, stdout } = spawnSync(join(place, "bin", language), args, {
    cwd,
    env: plainEnvironment(),
    encoding: "utf8",
  });
  expect(readdirSync(cwd)).toEqual([]);
  const ending =
    signal === null
      ? ({ kind: "status", status: status ?? 0 } as const)
      : ({ kind: "signal", signal } as const);
  return { language, stdout, stderr, ending };
}

test.each(names)("%s: every point is there, and none failed", (language) => {
  const { faults, points: made } = judgeProgram(runOf(language));
  expect(faults).toEqual([]);
  expect(made.filter(({ result }) => result === "failed")).toEqual([]);
  const named = made.map(({ name }) => name).filter((name) => !name.startsWith("symbols: "));
  expect(named).toEqual(points.map(({ group, name }) => `${group}: ${name}`));
});

test("they tell the same", () => {
  const calls = model.calls.map(({ name }) => name);
  const subject = { library: "the double", arch: "amd64", suite, calls } as const;
  const { disagreements, programs } = reportRun(subject, names.map(runOf));
  expect(disagreements).toEqual([]);
  for (const { points: made } of programs) {
    expect(made.flatMap(({ tells }) => tells).length).toBeGreaterThan(4);
  }
});
