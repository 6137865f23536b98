import { coverageOf, renderCoverage } from "../../report/coverage.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { loadModel } from "../generation/load.js";
import type { Io } from "../io.js";
import type { ModelOptions } from "./table-show.js";

/** `libsysgen table coverage` */
export async function showCoverage(options: ModelOptions, io: Io): Promise<ExitStatus> {
  const { model } = await loadModel(options.table, options.overlay ?? [], io);
  const coverage = coverageOf(model);
  io.stdout.write(
    options.json ? `${JSON.stringify(coverage, undefined, 2)}\n` : renderCoverage(coverage),
  );
  return exitStatus.ok;
}
