import { type ConformFinding, finding } from "./finding.js";
import type { ConformReport } from "./report.js";

/** A known difference: a code and the symbol, or a code alone for what is about the library. */
interface BaselineEntry {
  readonly line: number;
  readonly key: string;
}

export interface Baselined {
  readonly reports: readonly ConformReport[];
  /** Entries that nothing answers to any more. */
  readonly stale: readonly ConformFinding[];
}

/**
 * Marks the findings that a baseline accepts.
 *
 * @param text lines of a code and a symbol, `CF301 newcall@@FBSD_1.9`; `#` begins a comment
 */
export function applyBaseline(
  reports: readonly ConformReport[],
  text: string,
  file: string,
): Baselined {
  const entries = parseBaseline(text);
  const accepted = new Set(entries.map(({ key }) => key));
  const used = new Set<string>();
  const mark = (found: ConformFinding): ConformFinding => {
    const key = keyOf(found);
    if (found.severity === "note" || !accepted.has(key)) return found;
    used.add(key);
    return { ...found, accepted: true };
  };
  const marked = reports.map((report) => ({
    ...report,
    findings: report.findings.map(mark),
    checks: report.checks.map((check) => ({ ...check, findings: check.findings.map(mark) })),
  }));
  const stale = entries
    .filter(({ key }) => !used.has(key))
    .map(({ key, line }) =>
      finding(
        "CF401",
        "difference",
        undefined,
        `${file}:${line}: ${key} is accepted and not there`,
      ),
    );
  return { reports: marked, stale };
}

/** What a baseline would have to say to accept a finding. */
function keyOf({ code, symbol }: ConformFinding): string {
  return symbol === undefined ? code : `${code} ${symbol}`;
}

function parseBaseline(text: string): readonly BaselineEntry[] {
  return text.split("\n").flatMap((line, index) => {
    const key = line.replace(/#.*/, "").trim().replace(/\s+/g, " ");
    return key === "" ? [] : [{ line: index + 1, key }];
  });
}
