import type { Suite } from "../../model/suite/form.js";
import type { ProgramReport } from "./program.js";

/** What became of every call of the table in one run; each is in one of the lists, sorted. */
export interface RunCoverage {
  /** Made by a point that ran in at least one language, whether it passed or not. */
  readonly made: readonly string[];
  /** Only in points that no language ran, with the reason of one of them. */
  readonly skipped: readonly Unmade[];
  /** Never made by any program, with the reason. */
  readonly never: readonly Unmade[];
  /** No point makes the call, and nobody has decided that none may. */
  readonly uncovered: readonly string[];
}

export interface Unmade {
  readonly call: string;
  readonly reason: string;
}

/**
 * Sorts all calls by what a run has done with them.
 *
 * @param calls the names of all calls of the table
 */
export function coverRun(
  calls: readonly string[],
  suite: Suite,
  reports: readonly ProgramReport[],
): RunCoverage {
  const ran = new Set<string>();
  const reasons = new Map<string, string>();
  for (const { name, reason, result } of reports.flatMap(({ points }) => points)) {
    if (result === "skipped") reasons.set(name, reason);
    else ran.add(name);
  }
  const made = new Set<string>();
  const skipped = new Map<string, string>();
  for (const point of suite.points) {
    const name = pointName(point);
    for (const call of point.calls) {
      if (ran.has(name)) made.add(call);
      else skipped.set(call, reasons.get(name) ?? "No program reported the point.");
    }
  }
  const lists = {
    made: new Array<string>(),
    skipped: new Array<Unmade>(),
    never: new Array<Unmade>(),
    uncovered: new Array<string>(),
  };
  for (const call of [...calls].sort()) {
    const never = suite.never.get(call);
    const reason = skipped.get(call);
    if (made.has(call)) lists.made.push(call);
    else if (never !== undefined) lists.never.push({ call, reason: never });
    else if (reason !== undefined) lists.skipped.push({ call, reason });
    else lists.uncovered.push(call);
  }
  return lists;
}

/** What the line of a point says in every program. */
function pointName({ group, name }: Suite["points"][number]): string {
  return `${group}: ${name}`;
}
