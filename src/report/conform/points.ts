import type { ConformFinding } from "../../conform/finding.js";
import type { ConformReport } from "../../conform/report.js";

/** One thing that passes or fails. */
export interface CasePoint {
  readonly library: string;
  readonly name: string;
  /** What speaks against it; notes do not. */
  readonly findings: readonly ConformFinding[];
  /** What explains it. */
  readonly note: string | undefined;
}

/** A point for each symbol, one for what is said of each library, one for a stale baseline. */
export function pointsOf(
  reports: readonly ConformReport[],
  stale: readonly ConformFinding[],
): readonly CasePoint[] {
  const points = reports.flatMap(({ arch, checks, file, findings }) => [
    pointOf(file, `the library as a whole (${arch})`, findings, undefined),
    ...checks.map((check) => pointOf(file, check.symbol, check.findings, check.explanation)),
  ]);
  if (stale.length === 0) return points;
  return [...points, pointOf("baseline", "is up to date", stale, undefined)];
}

function pointOf(
  library: string,
  name: string,
  findings: readonly ConformFinding[],
  explanation: string | undefined,
): CasePoint {
  const notes = findings.filter(({ severity }) => severity === "note");
  const words = [explanation, ...notes.map(({ message }) => message)].filter(
    (word) => word !== undefined,
  );
  return {
    library,
    name,
    findings: findings.filter(({ severity }) => severity !== "note"),
    note: words.length === 0 ? undefined : words.join("; "),
  };
}
