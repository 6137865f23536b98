import { join } from "node:path";
import type { ProgramRun } from "../../conform/run/program.js";
import type { PointGroup, ProgramLanguage } from "../../model/suite/form.js";
import { exitStatus } from "../exit-status.js";
import { Failure } from "../failure.js";
import type { Io } from "../io.js";

/** The names of groups that a program takes. */
export type ProgramGroup = "symbols" | PointGroup;

export interface RunSetting {
  /** In whose fresh folders the programs work. Absolute. */
  readonly folder: string;
  /** None for all. */
  readonly groups: readonly ProgramGroup[];
  /** The folder of the library to run with; undefined for the system's. */
  readonly libraries: string | undefined;
  /** Seconds for each program. */
  readonly timeout: number;
}

/**
 * Runs one program to its end, however it ends, in an empty folder of its own.
 *
 * @throws Failure if the system does not run it
 */
export async function runConformance(
  language: ProgramLanguage,
  path: string,
  { folder, groups, libraries, timeout }: RunSetting,
  io: Io,
): Promise<ProgramRun> {
  const cwd = io.files.mkdtempSync(join(folder, `run-${language}-`));
  const env = { ...io.env, ...(libraries === undefined ? {} : libraryFirst(libraries, io.env)) };
  const { ending, stderr, stdout } = await io.runProgram({ path, args: groups, cwd, env, timeout });
  if (ending.kind === "unstarted") {
    throw new Failure(exitStatus.failed, [{ message: `cannot run ${path}: ${ending.reason}` }]);
  }
  return { language, stdout, stderr, ending };
}

/** Before the folders that there are already, which a runtime may need for libraries of its own. */
function libraryFirst(folder: string, env: Io["env"]): Readonly<Record<string, string>> {
  const others = env["LD_LIBRARY_PATH"] ?? "";
  return {
    LD_LIBRARY_PATH: others === "" ? folder : `${folder}:${others}`,
    LIBSYS_LIBRARY: join(folder, "libsys.so.7"),
  };
}
