import type { ConformFinding } from "../../conform/finding.js";
import type { ConformReport } from "../../conform/report.js";
import { type CasePoint, pointsOf } from "./points.js";

/** The Test Anything Protocol, version 13: a point for each symbol, and one for each library. */
export function conformTap(
  reports: readonly ConformReport[],
  stale: readonly ConformFinding[],
): string {
  const points = pointsOf(reports, stale);
  const lines = points.flatMap((point, index) => lineOf(point, index + 1));
  return ["TAP version 13", `1..${String(points.length)}`, ...lines, ""].join("\n");
}

function lineOf({ findings, library, name, note }: CasePoint, number: number): readonly string[] {
  const failing = findings.filter(({ accepted }) => !accepted);
  const word = findings.length === 0 ? "ok" : "not ok";
  // A failed point that is to be done is no failure of the run.
  const directive =
    findings.length > 0 && failing.length === 0 ? " # TODO accepted by the baseline" : "";
  const title = `${library}: ${name}`.replaceAll("#", "\\#");
  return [
    `${word} ${String(number)} - ${title}${directive}`,
    ...findings.map(({ code, message }) => `# ${code}: ${message}`),
    ...(note === undefined ? [] : [`# ${note}`]),
  ];
}
