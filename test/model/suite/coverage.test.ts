import { suiteCoverage } from "../../../src/model/suite/coverage.js";
import { bundledModel } from "../../support/models.js";

const model = bundledModel();
const coverage = suiteCoverage(model.suite(), model);

test("each call is in one list", () => {
  const { calls, covered, never, uncovered } = coverage;
  expect(calls.map(({ name }) => name)).toEqual(model.calls.map(({ name }) => name));
  expect(covered + never + uncovered).toBe(407);
});

test("a call says which points make it", () => {
  expect(coverage.calls.find(({ name }) => name === "setsid")).toEqual({
    name: "setsid",
    kind: "covered",
    points: [{ group: "scenarios", name: "a child begins a session" }],
  });
  expect(coverage.calls.find(({ name }) => name === "reboot")).toEqual({
    name: "reboot",
    kind: "never",
    reason: "It ends the whole machine.",
  });
  expect(coverage.calls.find(({ name }) => name === "rctl_get_rules")).toEqual({
    name: "rctl_get_rules",
    kind: "uncovered",
  });
});

test("most calls are made; the number only goes up", () => {
  expect(coverage.covered).toBeGreaterThanOrEqual(287);
});
