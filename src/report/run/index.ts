import type { RunReport } from "../../conform/run/report.js";
import { runJson } from "./json.js";
import { runJunit } from "./junit.js";
import { runTap } from "./tap.js";
import { runText } from "./text.js";

/** The forms that the report of a run can be printed in. */
export const runFormats = {
  text: runText,
  tap: runTap,
  junit: runJunit,
  json: runJson,
} as const satisfies Readonly<Record<string, (report: RunReport) => string>>;

export type RunFormat = keyof typeof runFormats;
