import type { ProgramLanguage } from "../../model/suite/form.js";
import { readTap, type TapPoint, type TapStream } from "./tap.js";

/** How a program ended. */
export type Ending =
  | { readonly kind: "status"; readonly status: number }
  | { readonly kind: "signal"; readonly signal: string }
  | {
      /** It was killed because it took longer than it may. */
      readonly kind: "timeout";
      readonly seconds: number;
    };

/** What is known of one run of one language's program. */
export interface ProgramRun {
  readonly language: ProgramLanguage;
  readonly stdout: string;
  readonly stderr: string;
  readonly ending: Ending;
}

export interface ProgramReport {
  readonly language: ProgramLanguage;
  readonly points: readonly TapPoint[];
  /** What is wrong with the run beyond failed points, each a sentence without a full stop. */
  readonly faults: readonly string[];
  /** The last lines on standard error, if there is a fault or a failed point. */
  readonly lastWords: readonly string[];
}

/** Reads what a program printed, and holds it against its own plan and the way it ended. */
export function judgeProgram({ ending, language, stderr, stdout }: ProgramRun): ProgramReport {
  const stream = readTap(stdout);
  const faults = [...endingFaults(ending, stream), ...streamFaults(stream)];
  const failed = stream.points.some(({ result }) => result === "failed");
  const words = stderr.split(/\r?\n/).filter((line) => line.trim() !== "");
  return {
    language,
    points: stream.points,
    faults,
    lastWords: failed || faults.length > 0 ? words.slice(-lastWordCount) : [],
  };
}

const lastWordCount = 12;

function endingFaults(ending: Ending, { points }: TapStream): readonly string[] {
  const after = points.length === 0 ? "before its first point" : `after ${lastPoint(points)}`;
  if (ending.kind === "signal") return [`the program was ended by ${ending.signal} ${after}`];
  if (ending.kind === "timeout") {
    return [`the program did not end within ${String(ending.seconds)} seconds; it hung ${after}`];
  }
  const failed = points.filter(({ result }) => result === "failed").length;
  if (ending.status === (failed === 0 ? 0 : 1)) return [];
  return [`the program ended with status ${String(ending.status)} ${after}, ${failures(failed)}`];
}

function lastPoint(points: readonly TapPoint[]): string {
  const last = points.at(-1);
  return last === undefined ? "" : `point ${String(last.number)}, "${last.name}"`;
}

function failures(count: number): string {
  if (count === 0) return "and no point failed";
  return count === 1 ? "and one point failed" : `and ${String(count)} points failed`;
}

function streamFaults(stream: TapStream): readonly string[] {
  const { bailOut, planned, points, strayLines } = stream;
  const faults: string[] = [];
  if (bailOut !== undefined) faults.push(`the program gave up: ${bailOut}`);
  if (planned === undefined) faults.push("the program printed no plan");
  else if (planned === 0) faults.push("the program's plan has no points");
  else if (planned !== points.length) {
    faults.push(
      `the program planned ${String(planned)} points and reported ${String(points.length)}`,
    );
  }
  const misnumbered = points.find(({ number }, index) => number !== index + 1);
  if (misnumbered !== undefined) {
    faults.push(`"${misnumbered.name}" has number ${String(misnumbered.number)} out of turn`);
  }
  const [stray] = strayLines;
  if (stray !== undefined) faults.push(`the program printed a line that is no TAP: ${stray}`);
  return faults;
}
