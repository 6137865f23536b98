import { type RunReport, runFailed } from "../../conform/run/report.js";
import { madeOf } from "./made.js";

/** Everything that is known of a run, for programs. */
export function runJson(report: RunReport): string {
  const { arch, coverage, disagreements, library, programs } = report;
  const { calls, part } = madeOf(coverage);
  const told = disagreements.map((one) => ({
    ...one,
    // What was not told is null, for JSON would lose it.
    told: Object.fromEntries(one.told.map(([language, value]) => [language, value ?? null])),
  }));
  const whole = {
    library,
    arch,
    conforms: !runFailed(report),
    programs,
    disagreements: told,
    coverage: { calls, madeCount: part, ...coverage },
  };
  return `${JSON.stringify(whole, undefined, 2)}\n`;
}
