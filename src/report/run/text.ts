import type { RunCoverage, Unmade } from "../../conform/run/coverage.js";
import type { ProgramReport } from "../../conform/run/program.js";
import { type RunReport, runFailed } from "../../conform/run/report.js";
import { groupBy } from "../group.js";
import { fill } from "../layout.js";
import { madeOf } from "./made.js";
import { toldText } from "./told.js";

/** For people: what failed, what was skipped and why, how many points, and how many calls. */
export function runText(report: RunReport): string {
  const { arch, coverage, disagreements, library, programs } = report;
  const lines = [
    ...programs.flatMap(problemLines),
    ...disagreements.map((one) => `${one.point}: ${one.label} differs: ${toldText(one)}`),
    ...skippedLines(programs),
    ...coverageLines(coverage),
    ...programs.map(countLine),
    `${library} for ${arch}: ${runFailed(report) ? "does not conform" : "conforms"}, ${made(coverage)}`,
  ];
  return `${lines.join("\n")}\n`;
}

function problemLines({ faults, language, lastWords, points }: ProgramReport): readonly string[] {
  const failed = points.filter(({ result }) => result === "failed");
  return [
    ...failed.flatMap(({ comments, name }) => [
      `${language}: failed: ${name}`,
      ...comments.map((comment) => `    ${comment}`),
    ]),
    ...faults.map((fault) => `${language}: ${fault}`),
    ...lastWords.map((line) => `    ${line}`),
  ];
}

/** Each reason once, with the points and the languages that it is about. */
function skippedLines(programs: readonly ProgramReport[]): readonly string[] {
  const skipped = programs.flatMap(({ language, points }) =>
    points
      .filter(({ result }) => result === "skipped")
      .map(({ name, reason }) => ({ language, name, reason })),
  );
  const byReason = groupBy(skipped, ({ language, reason }) => `${language}: skipped: ${reason}`);
  return [...byReason].flatMap(([title, some]) => [
    title,
    ...some.map(({ name }) => `    ${name}`),
  ]);
}

function countLine({ language, points }: ProgramReport): string {
  const count = (wanted: string) => points.filter(({ result }) => result === wanted).length;
  const parts = (["passed", "failed", "skipped"] as const)
    .filter((result) => result === "passed" || count(result) > 0)
    .map((result) => `${String(count(result))} ${result}`);
  return `${language}: ${String(points.length)} points, ${parts.join(", ")}`;
}

function coverageLines(coverage: RunCoverage): readonly string[] {
  const { never, skipped, uncovered } = coverage;
  return [
    ...list(
      "made in no language that ran",
      skipped.map(({ call }) => call),
    ),
    ...list("not covered", uncovered),
    ...reasonsOf(never),
  ];
}

function reasonsOf(never: readonly Unmade[]): readonly string[] {
  const byReason = groupBy(never, ({ reason }) => reason);
  return [...byReason].flatMap(([reason, some]) =>
    list(
      `never made: ${reason}`,
      some.map(({ call }) => call),
    ),
  );
}

function list(title: string, calls: readonly string[]): readonly string[] {
  if (calls.length === 0) return [];
  return [`${title} (${String(calls.length)})`, ...fill(calls, "    ")];
}

function made(coverage: RunCoverage): string {
  const { calls, part } = madeOf(coverage);
  const percent = calls === 0 ? "0" : ((100 * part) / calls).toFixed(1);
  return `${String(part)} of ${String(calls)} calls were made (${percent} %)`;
}
