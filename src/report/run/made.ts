import type { RunCoverage } from "../../conform/run/coverage.js";

/** How many calls there are, and how many of them were made. */
export function madeOf({ made, never, skipped, uncovered }: RunCoverage): {
  readonly calls: number;
  readonly part: number;
} {
  const others = never.length + skipped.length + uncovered.length;
  return { calls: made.length + others, part: made.length };
}
