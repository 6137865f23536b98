import type { RunReport } from "../../conform/run/report.js";
import { toldText } from "./told.js";

/** One thing of a run that passes, fails or is skipped, whatever the form of the report. */
export interface RunPoint {
  /** A language, or `languages` for what is compared among them. */
  readonly suite: string;
  readonly name: string;
  readonly result: "passed" | "failed" | "skipped";
  /** What speaks against it, or why it was skipped. */
  readonly lines: readonly string[];
}

/**
 * The points of every program, one for the way each program ended, and one for what the programs
 * told.
 */
export function runPoints({ disagreements, programs }: RunReport): readonly RunPoint[] {
  const points = programs.flatMap(({ faults, language, lastWords, points }): RunPoint[] => [
    ...points.map(({ comments, name, reason, result }) => ({
      suite: language,
      name,
      result,
      lines: result === "skipped" ? [reason] : result === "failed" ? comments : [],
    })),
    {
      suite: language,
      name: "the program as a whole",
      result: faults.length === 0 ? "passed" : "failed",
      lines: faults.length === 0 ? [] : [...faults, ...lastWords],
    },
  ]);
  const agree: RunPoint = {
    suite: "languages",
    name: "what the programs tell is the same in all of them",
    result: disagreements.length === 0 ? "passed" : "failed",
    lines: disagreements.map((one) => `${one.point}: ${one.label}: ${toldText(one)}`),
  };
  return [...points, agree];
}
