import type { ConformFinding } from "../../conform/finding.js";
import type { ConformReport } from "../../conform/report.js";
import { escapeXml } from "../escape-xml.js";
import { type CasePoint, pointsOf } from "./points.js";

/** JUnit's XML, as continuous integration services read it: a suite for each library. */
export function conformJunit(
  reports: readonly ConformReport[],
  stale: readonly ConformFinding[],
): string {
  const points = pointsOf(reports, stale);
  const libraries = [...new Set(points.map(({ library }) => library))];
  const suites = libraries.map((library) => {
    const own = points.filter((point) => point.library === library);
    const failed = own.filter(fails).length;
    return (
      `  <testsuite name="${escapeXml(library)}" tests="${String(own.length)}" ` +
      `failures="${String(failed)}" errors="0" skipped="0">\n` +
      `${own.map(caseOf).join("")}  </testsuite>\n`
    );
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join("")}</testsuites>\n`;
}

function caseOf(point: CasePoint): string {
  const start = `    <testcase classname="${escapeXml(point.library)}" name="${escapeXml(point.name)}"`;
  if (!fails(point)) return `${start}/>\n`;
  const failures = point.findings
    .filter(({ accepted }) => !accepted)
    .map(
      ({ code, message, severity }) =>
        `      <failure type="${code}" message="${escapeXml(message)}">${severity}</failure>\n`,
    );
  return `${start}>\n${failures.join("")}    </testcase>\n`;
}

function fails({ findings }: CasePoint): boolean {
  return findings.some(({ accepted }) => !accepted);
}
