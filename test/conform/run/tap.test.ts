import { readTap } from "../../../src/conform/run/tap.js";

test("a plan, points, what they tell before their line and say behind it", () => {
  const text = [
    "TAP version 13",
    "1..3",
    "ok 1 - symbols: __sys_read",
    "# tell user: 1001",
    "not ok 2 - scenarios: who runs the program",
    "# getuid: expected 0, got 1001",
    "ok 3 - scenarios: a \\# in a name # SKIP There is no fork here.",
    "",
  ].join("\n");
  const point = { reason: "", comments: [], tells: [] };
  expect(readTap(text)).toEqual({
    planned: 3,
    bailOut: undefined,
    strayLines: [],
    points: [
      { ...point, number: 1, name: "symbols: __sys_read", result: "passed" },
      {
        number: 2,
        name: "scenarios: who runs the program",
        result: "failed",
        reason: "",
        comments: ["getuid: expected 0, got 1001"],
        tells: [{ label: "user", value: "1001" }],
      },
      {
        ...point,
        number: 3,
        name: "scenarios: a # in a name",
        result: "skipped",
        reason: "There is no fork here.",
      },
    ],
  });
});

test("what is no TAP is kept, and so is the reason for giving up", () => {
  const stream = readTap("Segmentation fault\nok 1\nBail out! no memory\n1..1\r\n");
  expect(stream).toMatchObject({
    planned: 1,
    bailOut: "no memory",
    strayLines: ["Segmentation fault"],
    points: [{ number: 1, name: "", result: "passed" }],
  });
});
