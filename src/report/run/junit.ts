import type { RunReport } from "../../conform/run/report.js";
import { escapeXml } from "../escape-xml.js";
import { groupBy } from "../group.js";
import { type RunPoint, runPoints } from "./points.js";

/** JUnit's XML, as continuous integration services read it: a suite for each language. */
export function runJunit(report: RunReport): string {
  const suites = [...groupBy(runPoints(report), ({ suite }) => suite)].map(([name, points]) => {
    const count = (wanted: RunPoint["result"]) =>
      String(points.filter(({ result }) => result === wanted).length);
    return (
      `  <testsuite name="${escapeXml(name)}" tests="${String(points.length)}" ` +
      `failures="${count("failed")}" errors="0" skipped="${count("skipped")}">\n` +
      `${points.map(caseOf).join("")}  </testsuite>\n`
    );
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join("")}</testsuites>\n`;
}

function caseOf({ lines, name, result, suite }: RunPoint): string {
  const start = `    <testcase classname="${escapeXml(suite)}" name="${escapeXml(name)}"`;
  if (result === "passed") return `${start}/>\n`;
  const [first = ""] = lines;
  const message = `message="${escapeXml(first)}"`;
  const body =
    result === "skipped"
      ? `      <skipped ${message}/>\n`
      : `      <failure ${message}>${escapeXml(lines.join("\n"))}</failure>\n`;
  return `${start}>\n${body}    </testcase>\n`;
}
