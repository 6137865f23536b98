import type { ConformFinding } from "../../conform/finding.js";
import { allFindings, type ConformReport } from "../../conform/report.js";

/** Everything that is known, for programs. */
export function conformJson(
  reports: readonly ConformReport[],
  stale: readonly ConformFinding[],
): string {
  const libraries = reports.map((report) => {
    const { arch, checks, file, role } = report;
    const findings = allFindings(report);
    const explained = checks.flatMap(({ explanation, symbol }) =>
      explanation === undefined ? [] : [{ symbol, explanation }],
    );
    return { file, arch, role, checked: checks.length, findings, explained };
  });
  return `${JSON.stringify({ libraries, stale }, undefined, 2)}\n`;
}
