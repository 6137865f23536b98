import { coverRun } from "../../../src/conform/run/coverage.js";
import { judgeProgram } from "../../../src/conform/run/program.js";
import { bundledModel } from "../../support/models.js";
import { builderFor } from "../../support/suite-builder.js";

const { call, fails, number, point, succeeds } = builderFor(bundledModel());

const suite = {
  points: [
    point("descriptors", "close", { steps: [call("close", [number(-1)], fails("EBADF"))] }),
    point("scenarios", "sync", { steps: [call("sync", [], succeeds)] }),
    point("scenarios", "yield", { steps: [call("sched_yield", [], succeeds)] }),
  ],
  never: new Map([["reboot", "It ends everything."]]),
  leftOut: new Map<string, string>(),
};

test("each call is in one list: made, skipped with a reason, never made, or not covered", () => {
  const stdout = "1..2\nnot ok 1 - descriptors: close\nok 2 - scenarios: sync # SKIP Too slow.\n";
  const ending = { kind: "status", status: 1 } as const;
  const report = judgeProgram({ language: "c", stdout, stderr: "", ending });
  const calls = ["sync", "close", "reboot", "acct", "sched_yield"];
  expect(coverRun(calls, suite, [report])).toEqual({
    made: ["close"],
    skipped: [
      { call: "sched_yield", reason: "No program reported the point." },
      { call: "sync", reason: "Too slow." },
    ],
    never: [{ call: "reboot", reason: "It ends everything." }],
    uncovered: ["acct"],
  });
});
