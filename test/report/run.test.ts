import { judgeProgram } from "../../src/conform/run/program.js";
import { type RunReport, runFailed } from "../../src/conform/run/report.js";
import { compareTells } from "../../src/conform/run/tells.js";
import { runFormats } from "../../src/report/run/index.js";

const programs = [
  judgeProgram({
    language: "c",
    stdout: "1..2\n# tell user: 1\nok 1 - who\nnot ok 2 - a <file>\n# open: expected success\n",
    stderr: "",
    ending: { kind: "status", status: 1 },
  }),
  judgeProgram({
    language: "go",
    stdout: "1..2\n# tell user: 2\nok 1 - who\nok 2 - a <file> # SKIP Go has no files.\n",
    stderr: "panic: 7\n",
    ending: { kind: "signal", signal: "SIGBUS" },
  }),
];

const report: RunReport = {
  library: "lib/libsys.so.7",
  arch: "amd64",
  programs,
  disagreements: compareTells(programs),
  coverage: {
    made: ["getuid"],
    skipped: [{ call: "sync", reason: "Too slow." }],
    never: [{ call: "reboot", reason: "It ends everything." }],
    uncovered: ["acct"],
  },
};

test("for people: what is wrong first, the sum last", () => {
  expect(runFormats.text(report).split("\n")).toEqual([
    "c: failed: a <file>",
    "    open: expected success",
    'go: the program was ended by SIGBUS after point 2, "a <file>"',
    "    panic: 7",
    "who: user differs: 1 in c, 2 in go",
    "go: skipped: Go has no files.",
    "    a <file>",
    "made in no language that ran (1)",
    "    sync",
    "not covered (1)",
    "    acct",
    "never made: It ends everything. (1)",
    "    reboot",
    "c: 2 points, 1 passed, 1 failed",
    "go: 2 points, 1 passed, 1 skipped",
    "lib/libsys.so.7 for amd64: does not conform, 1 of 4 calls were made (25.0 %)",
    "",
  ]);
  expect(runFailed(report)).toBe(true);
});

test("TAP of all programs together", () => {
  expect(runFormats.tap(report).split("\n")).toEqual([
    "TAP version 13",
    "1..7",
    "ok 1 - c: who",
    "not ok 2 - c: a <file>",
    "# open: expected success",
    "ok 3 - c: the program as a whole",
    "ok 4 - go: who",
    "ok 5 - go: a <file> # SKIP Go has no files.",
    "not ok 6 - go: the program as a whole",
    '# the program was ended by SIGBUS after point 2, "a <file>"',
    "# panic: 7",
    "not ok 7 - languages: what the programs tell is the same in all of them",
    "# who: user: 1 in c, 2 in go",
    "",
  ]);
});

test("JUnit's XML", () => {
  const text = runFormats.junit(report);
  expect(text).toContain('<testsuite name="c" tests="3" failures="1" errors="0" skipped="0">');
  expect(text).toContain('<testsuite name="go" tests="3" failures="1" errors="0" skipped="1">');
  expect(text).toContain(
    '<testcase classname="c" name="a &lt;file&gt;">\n' +
      '      <failure message="open: expected success">open: expected success</failure>',
  );
  expect(text).toContain('<skipped message="Go has no files."/>');
});

test("JSON has everything, and null for what was not told", () => {
  const [first] = report.disagreements;
  const told = [...(first?.told ?? []), ["rust", undefined] as const];
  const disagreements = [{ point: "who", label: "user", told }];
  expect(JSON.parse(runFormats.json({ ...report, disagreements }))).toMatchObject({
    library: "lib/libsys.so.7",
    arch: "amd64",
    conforms: false,
    programs: [{ language: "c" }, { language: "go", lastWords: ["panic: 7"] }],
    disagreements: [{ point: "who", label: "user", told: { c: "1", go: "2", rust: null } }],
    coverage: { calls: 4, madeCount: 1, uncovered: ["acct"] },
  });
});
