import { LibsysgenError } from "../model/error.js";
import { type TargetEntry, targets } from "../targets/index.js";
import { type ExitStatus, exitStatus } from "./exit-status.js";
import { Failure } from "./failure.js";
import type { Io } from "./io.js";
import { runCommandLine } from "./program.js";
import { report } from "./report.js";

/**
 * Runs one command line, without the words for node and the script, and gives the exit status.
 * Nothing is thrown: whatever goes wrong is reported on `io.stderr`.
 */
export async function run(
  argv: readonly string[],
  io: Io,
  registry: readonly TargetEntry[] = targets,
): Promise<ExitStatus> {
  try {
    return await runCommandLine(argv, io, registry);
  } catch (error) {
    return reportError(error, io);
  }
}

function reportError(error: unknown, io: Io): ExitStatus {
  if (error instanceof Failure) {
    report(error.findings, io.stderr);
    return error.status;
  }
  if (error instanceof LibsysgenError) {
    report(error.problems, io.stderr);
    return exitStatus.findings;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.stderr.write(
    `${trace}\nlibsysgen: this is a fault in libsysgen; please report it with the lines above\n`,
  );
  return exitStatus.internal;
}
