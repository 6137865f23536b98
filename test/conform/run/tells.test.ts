import { judgeProgram } from "../../../src/conform/run/program.js";
import { compareTells } from "../../../src/conform/run/tells.js";
import type { ProgramLanguage } from "../../../src/model/suite/form.js";

function program(language: ProgramLanguage, ...lines: readonly string[]) {
  const stdout = ["1..1", ...lines].join("\n");
  return judgeProgram({ language, stdout, stderr: "", ending: { kind: "status", status: 0 } });
}

test("programs that tell the same agree, whatever point they have besides", () => {
  expect(
    compareTells([
      program("c", "# tell user: 1", "ok 1 - who", "ok 2 - only here"),
      program("go", "# tell user: 1", "ok 1 - who"),
    ]),
  ).toEqual([]);
});

test("another value, and one that is not told", () => {
  expect(
    compareTells([
      program("c", "# tell user: 1", "# tell group: 5", "ok 1 - who"),
      program("go", "# tell user: 2", "ok 1 - who"),
    ]),
  ).toEqual([
    {
      point: "who",
      label: "user",
      told: [
        ["c", "1"],
        ["go", "2"],
      ],
    },
    {
      point: "who",
      label: "group",
      told: [
        ["c", "5"],
        ["go", undefined],
      ],
    },
  ]);
});

test("a point that failed or was skipped tells nothing", () => {
  expect(
    compareTells([
      program("c", "# tell user: 1", "ok 1 - who"),
      program("go", "# tell user: 2", "not ok 1 - who"),
      program("rust", "ok 1 - who # SKIP not here"),
    ]),
  ).toEqual([]);
});

test("what is told twice under one label is compared in its order", () => {
  expect(
    compareTells([
      program("c", "# tell size: 1", "# tell size: 2", "ok 1 - a"),
      program("go", "# tell size: 2", "# tell size: 1", "ok 1 - a"),
    ]),
  ).toEqual([
    {
      point: "a",
      label: "size",
      told: [
        ["c", "1, 2"],
        ["go", "2, 1"],
      ],
    },
  ]);
});
