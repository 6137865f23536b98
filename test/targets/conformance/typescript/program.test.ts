import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import type { Suite } from "../../../../src/model/suite/form.js";
import { plainEnvironment } from "../../../support/environment.js";
import { modelOfDouble } from "../../../support/conformance.js";
import { hostlib } from "../../../support/hostlib.js";
import { bundledModel } from "../../../support/models.js";
import { builderFor } from "../../../support/suite-builder.js";
import { smallSuite } from "../../../support/suite.js";
import { temporaryFolder } from "../../../support/temporary.js";
import { toolchain } from "../../../toolchains/index.js";
import { run } from "../../../toolchains/run.js";
import { writeProgram } from "./project.js";

const root = join(__dirname, "../../../..");
const scratch = temporaryFolder();
const folder = (name: string) => join(scratch, name);

/** The calls of the double, with the types of all calls: objects of the suite may have any. */
const host = { ...bundledModel(), calls: modelOfDouble().calls, suite: modelOfDouble().suite };
const small = smallSuite(bundledModel());

const { bytes, call, constant, fails, gives, number, point, succeeds } = builderFor(host);

/** Expectations that come to nothing. */
const wrong: Suite = {
  never: new Map(),
  leftOut: new Map(),
  points: [
    point("descriptors", "another error", {
      steps: [call("close", [number(-1)], fails("ENOENT", "EPERM"))],
    }),
    point("scenarios", "a failure", { steps: [call("close", [number(-1)], succeeds)] }),
    point("scenarios", "a success", { steps: [call("getpid", [], fails("EPERM"))] }),
    point("scenarios", "another result", {
      steps: [call("getpid", [], gives("at-most", constant("O_RDONLY")))],
    }),
    point("scenarios", "other bytes", {
      objects: [bytes("text", 3, "abc")],
      steps: [{ kind: "check-bytes", object: "text", bytes: Buffer.from("xyz") }],
    }),
  ],
};

beforeAll(() => {
  writeProgram(folder("all"), bundledModel(), bundledModel().suite());
  writeProgram(folder("small"), bundledModel(), small);
  writeProgram(folder("host"), host, host.suite());
  writeProgram(folder("host-small"), host, small);
  writeProgram(folder("wrong"), host, wrong);
});

test.each(["all", "small"])("%s: the source is as prettier leaves it", (name) => {
  const prettier = join(root, "node_modules/prettier/bin/prettier.cjs");
  const { stdout } = run(process.execPath, [prettier, "--check", "."], { cwd: folder(name) });
  expect(stdout).toContain("All matched files use Prettier code style!");
});

test.each(["all", "small", "host"])(
  "%s: the compiler has nothing to say",
  (name) => {
    const path = join(folder(name), "tsconfig.json");
    const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
    const { fileNames = [], options = {} } =
      ts.getParsedCommandLineOfConfigFile(path, undefined, host) ?? {};
    expect(fileNames.length).toBeGreaterThan(8);
    const found = ts.getPreEmitDiagnostics(ts.createProgram(fileNames, options));
    expect(
      found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
    ).toEqual([]);
  },
  60_000,
);

const deno = ["run", "--quiet", "--allow-all", "--no-remote", "--no-check"];
const runtimes = [
  { program: "bun", args: [] },
  { program: "deno", args: [...deno, "--node-modules-dir=manual"] },
  { program: "node", args: ["--no-warnings"] },
] as const;

describe.each(runtimes)("with $program", ({ args, program }) => {
  /** What the program of a folder prints and answers, in a working folder of its own. */
  function start(name: string, ...words: readonly string[]) {
    const { env, path } = toolchain(program);
    const cwd = mkdtempSync(join(scratch, "work-"));
    const { status, stderr, stdout } = spawnSync(
      path,
      [...args, join(folder(name), "main.ts"), ...words],
      {
        cwd,
        env: { ...plainEnvironment(), ...env, LIBSYS_LIBRARY: hostlib().library },
        encoding: "utf8",
      },
    );
    return { status, stderr, lines: stdout.split("\n").slice(0, -1), left: readdirSync(cwd) };
  }

  test("the points of the suite that the double can have", () => {
    const { left, lines, status } = start("host", "symbols", "descriptors", "scenarios");
    const points = host.suite().points.filter(({ group }) => group !== "pointers");
    const failed = lines.filter((line) => line.startsWith("not ok"));
    expect(failed).toEqual([]);
    expect(lines.slice(0, 2)).toEqual(["TAP version 13", `1..${String(points.length + 2)}`]);
    const good = lines.filter((line) => line.startsWith("ok "));
    expect(good).toHaveLength(points.length + 2);
    expect({ left, status }).toEqual({ left: [], status: 0 });
  }, 60_000);

  test("every kind of step", () => {
    const { lines, status } = start("host-small", "scenarios");
    expect(lines.filter((line) => !line.startsWith("# tell user"))).toEqual([
      "TAP version 13",
      "1..9",
      "# tell what came back: 62656c6c6f6500000000000000000000",
      "ok 1 - scenarios: a file keeps what was written",
      "ok 2 - scenarios: a pipe joins what two buffers have",
      "ok 3 - scenarios: memory comes and goes",
      "ok 4 - scenarios: a second has no more than 999999999 nanoseconds",
      "ok 5 - scenarios: a queue tells of an event of the program's own",
      expect.stringMatching(/^# tell priority: -?\d+$/),
      "ok 6 - scenarios: who runs the program",
      "ok 7 - scenarios: a signal finds its handler # SKIP JavaScript has no signal handlers.",
      "ok 8 - scenarios: errors belong to the thread that made them # SKIP A program of one file has no Workers.",
      "ok 9 - scenarios: a child ends with its status # SKIP No JavaScript runtime lives through fork.",
    ]);
    expect(status).toBe(0);
  });

  test("what is not as expected is said", () => {
    const { lines, status } = start("wrong", "descriptors", "scenarios");
    expect({ lines, status }).toEqual({
      status: 1,
      lines: [
        "TAP version 13",
        "1..5",
        "not ok 1 - descriptors: another error",
        "# close: expected ENOENT or EPERM, got EBADF (9)",
        "not ok 2 - scenarios: a failure",
        "# close: expected success, got EBADF (9)",
        "not ok 3 - scenarios: a success",
        expect.stringMatching(/^# getpid: expected EPERM, got success with \d+$/),
        "not ok 4 - scenarios: another result",
        expect.stringMatching(/^# getpid: expected at most 0, got \d+$/),
        "not ok 5 - scenarios: other bytes",
        "# text: expected 78797a, got 616263",
      ],
    });
  });

  test("a group that there is not", () => {
    expect(start("host", "symbol")).toMatchObject({
      status: 2,
      lines: [],
      stderr: 'there is no group "symbol"; add --help to see what there is\n',
    });
  });
});

test("a symbol that the library lacks is named", () => {
  const { env, path } = toolchain("bun");
  const { status, stdout } = spawnSync(path, [join(folder("small"), "main.ts"), "symbols"], {
    cwd: scratch,
    env: { ...plainEnvironment(), ...env, LIBSYS_LIBRARY: hostlib().library },
    encoding: "utf8",
  });
  expect(status).toBe(1);
  expect(stdout).toMatch(
    /^not ok 1 - symbols: each is found at run time\n# not found: .*\breboot\b/m,
  );
});
