import type { ArchName } from "../../model/arch.js";

/** What a run has done, as `generate --json` prints it. */
export interface GenerateSummary {
  readonly table: string;
  readonly targets: readonly TargetSummary[];
  /** Targets that have none of the architectures that were asked for. */
  readonly skipped: readonly string[];
  /** Entries of the table that no binding can be made for. */
  readonly leftOut: number;
}

export interface TargetSummary {
  readonly name: string;
  readonly out: string;
  readonly archs: readonly ArchName[];
  /** How many calls are bound. */
  readonly calls: number;
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
  /** No longer generated, but edited since, and so left in place. */
  readonly kept: readonly string[];
}

/** The summary for people, a line per target. */
export function summaryText(summary: GenerateSummary): string {
  const width = Math.max(...summary.targets.map(({ name }) => name.length));
  const lines = summary.targets.flatMap((target) => [
    `${target.name.padEnd(width)}  ${target.out}: ${countsText(target)}`,
    ...target.kept.map((path) => `  kept ${path}, which was edited and is no longer generated`),
  ]);
  const skipped = summary.skipped.map(
    (name) => `${name} skipped: it has none of the architectures`,
  );
  const leftOut = `left out: ${entries(summary.leftOut)} of ${summary.table} that need no binding`;
  return [...lines, ...skipped, leftOut, ""].join("\n");
}

function countsText({ archs, calls, removed, unchanged, written }: TargetSummary): string {
  const files = [
    `${written.length} written`,
    `${unchanged.length} unchanged`,
    `${removed.length} removed`,
  ].filter((part) => !part.startsWith("0 "));
  return (
    `${count(calls, "call")} on ${count(archs.length, "architecture")}; ` +
    `files: ${files.length === 0 ? "none" : files.join(", ")}`
  );
}

function entries(number: number): string {
  return number === 1 ? "1 entry" : `${number} entries`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
