import { type Ending, judgeProgram } from "../../../src/conform/run/program.js";

const status = (number: number): Ending => ({ kind: "status", status: number });

/** What is wrong with a program that printed these lines and ended so. */
function faults(lines: readonly string[], ending: Ending): readonly string[] {
  return judgeProgram({ language: "c", stdout: lines.join("\n"), stderr: "", ending }).faults;
}

test.each<[string, readonly string[], Ending]>([
  ["all is well", ["1..1", "ok 1 - a"], status(0)],
  ["a point failed, and the status says so", ["1..1", "not ok 1 - a"], status(1)],
])("nothing is wrong: %s", (_, lines, ending) => {
  expect(faults(lines, ending)).toEqual([]);
});

test.each<[string, readonly string[], Ending, readonly string[]]>([
  [
    "it crashed",
    ["1..2", "ok 1 - a"],
    { kind: "signal", signal: "SIGSEGV" },
    [
      'the program was ended by SIGSEGV after point 1, "a"',
      "the program planned 2 points and reported 1",
    ],
  ],
  [
    "it hung before anything",
    [],
    { kind: "timeout", seconds: 5 },
    [
      "the program did not end within 5 seconds; it hung before its first point",
      "the program printed no plan",
    ],
  ],
  [
    "a failure is not in the status",
    ["1..1", "not ok 1 - a"],
    status(0),
    ['the program ended with status 0 after point 1, "a", and one point failed'],
  ],
  [
    "the status has a failure that no point has",
    ["1..1", "ok 1 - a"],
    status(1),
    ['the program ended with status 1 after point 1, "a", and no point failed'],
  ],
  ["a plan of nothing", ["1..0"], status(0), ["the program's plan has no points"]],
  [
    "points out of turn",
    ["1..2", "ok 1 - a", "ok 1 - b"],
    status(0),
    ['"b" has number 1 out of turn'],
  ],
  [
    "something else was printed",
    ["hello", "1..1", "ok 1 - a"],
    status(0),
    ["the program printed a line that is no TAP: hello"],
  ],
])("a fault: %s", (_, lines, ending, expected) => {
  expect(faults(lines, ending)).toEqual(expected);
});

test("the last words of standard error are kept if something is wrong", () => {
  const stderr = "warning\n\npanic: no memory\n";
  const run = { language: "go", stderr, ending: status(0) } as const;
  expect(judgeProgram({ ...run, stdout: "1..1\nok 1 - a" }).lastWords).toEqual([]);
  expect(judgeProgram({ ...run, stdout: "" }).lastWords).toEqual(["warning", "panic: no memory"]);
});
