import { basename, dirname, join } from "node:path";
import type { ProgramLanguage } from "../../model/suite/form.js";
import { ioFailure, isSystemError, usageFailure } from "../failure.js";
import { shownPath } from "../input.js";
import type { Io } from "../io.js";
import { temporaryName } from "../output/temporary-name.js";
import type { Sources } from "./sources.js";

/** A program that has been built. */
export interface BuiltProgram {
  readonly language: ProgramLanguage;
  /** Absolute. */
  readonly program: string;
  /** What it needs besides, absolute: it finds it in a folder of this name beside it. */
  readonly beside: { readonly name: string; readonly folder: string } | undefined;
}

/** @throws Failure if something is there that is not an empty folder */
export function checkStage(folder: string, { cwd, files }: Io): void {
  try {
    if (files.readdirSync(folder).length === 0) return;
  } catch (error) {
    if (isSystemError(error, "ENOENT")) return;
    throw ioFailure(`use ${shownPath(folder, cwd)}`, error);
  }
  throw usageFailure(
    `${shownPath(folder, cwd)} is not empty`,
    "choose another folder, or remove this one",
  );
}

/**
 * Puts programs with their runner into a folder to copy. It is filled under another name and
 * renamed in the end, so that half a folder is never there.
 */
export function stagePrograms(
  folder: string,
  programs: readonly BuiltProgram[],
  { files: made }: Sources,
  { cwd, files }: Io,
): void {
  const making = temporaryName(dirname(folder));
  try {
    files.mkdirSync(making, { recursive: true });
    for (const name of ["Kyuafile", "coverage.json", "run.sh"]) {
      files.writeFileSync(join(making, name), made.get(name) ?? "");
    }
    for (const { beside, language, program } of programs) {
      const to = join(making, `conformance-${language}`);
      files.copyFileSync(program, to);
      files.chmodSync(to, 0o755);
      if (beside !== undefined) {
        files.cpSync(beside.folder, join(making, beside.name), {
          recursive: true,
          filter: (path) => basename(path) !== basename(program),
        });
      }
    }
    if (files.existsSync(folder)) files.rmdirSync(folder);
    files.renameSync(making, folder);
  } catch (error) {
    throw ioFailure(`write ${shownPath(folder, cwd)}`, error);
  } finally {
    files.rmSync(making, { recursive: true, force: true });
  }
}
