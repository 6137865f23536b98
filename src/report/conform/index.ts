import type { ConformFinding } from "../../conform/finding.js";
import type { ConformReport } from "../../conform/report.js";
import { conformJson } from "./json.js";
import { conformJunit } from "./junit.js";
import { conformSarif } from "./sarif.js";
import { conformTap } from "./tap.js";
import { conformText } from "./text.js";

type Writer = (reports: readonly ConformReport[], stale: readonly ConformFinding[]) => string;

/** The forms that a comparison can be printed in. */
export const conformFormats = {
  text: conformText,
  tap: conformTap,
  junit: conformJunit,
  json: conformJson,
  sarif: conformSarif,
} as const satisfies Readonly<Record<string, Writer>>;

export type ConformFormat = keyof typeof conformFormats;
