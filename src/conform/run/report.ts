import type { ArchName } from "../../model/arch.js";
import { coverRun, type RunCoverage } from "./coverage.js";
import type { Suite } from "../../model/suite/form.js";
import { judgeProgram, type ProgramReport, type ProgramRun } from "./program.js";
import { compareTells, type Disagreement } from "./tells.js";

/** What a run of the programs of all languages has shown. */
export interface RunReport {
  /** The library that was called, for people. */
  readonly library: string;
  readonly arch: ArchName;
  readonly programs: readonly ProgramReport[];
  readonly disagreements: readonly Disagreement[];
  readonly coverage: RunCoverage;
}

/** What was to be run, and what was not. */
export interface RunSubject {
  readonly library: string;
  readonly arch: ArchName;
  readonly suite: Suite;
  /** The names of all calls of the table. */
  readonly calls: readonly string[];
}

export function reportRun(subject: RunSubject, runs: readonly ProgramRun[]): RunReport {
  const { arch, calls, library, suite } = subject;
  const programs = runs.map(judgeProgram);
  return {
    library,
    arch,
    programs,
    disagreements: compareTells(programs),
    coverage: coverRun(calls, suite, programs),
  };
}

/** Whether anything in a run speaks against the library or the bindings. */
export function runFailed({ disagreements, programs }: RunReport): boolean {
  return (
    disagreements.length > 0 ||
    programs.some(
      ({ faults, points }) => faults.length > 0 || points.some(({ result }) => result === "failed"),
    )
  );
}
