import type { RunReport } from "../../conform/run/report.js";
import { type RunPoint, runPoints } from "./points.js";

/** The Test Anything Protocol, version 13, of all programs together. */
export function runTap(report: RunReport): string {
  const points = runPoints(report);
  const lines = points.flatMap((point, index) => lineOf(point, index + 1));
  return ["TAP version 13", `1..${String(points.length)}`, ...lines, ""].join("\n");
}

function lineOf({ lines, name, result, suite }: RunPoint, number: number): readonly string[] {
  const word = result === "failed" ? "not ok" : "ok";
  const title = `${suite}: ${name}`.replaceAll("#", "\\#");
  const directive = result === "skipped" ? ` # SKIP ${lines.join(" ")}` : "";
  return [
    `${word} ${String(number)} - ${title}${directive}`,
    ...(result === "skipped" ? [] : lines.map((line) => `# ${line}`)),
  ];
}
