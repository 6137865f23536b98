import { dirname, resolve } from "node:path";
import { ioFailure, isSystemError } from "../failure.js";
import type { Io } from "../io.js";
import { temporaryName } from "./temporary-name.js";

/** Gives a file that the user named a new content, all of it or none. A symbolic link stays one. */
export function replaceFile(path: string, content: string, { cwd, files }: Io): void {
  let temporary: string | undefined;
  try {
    const real = files.realpathSync(resolve(cwd, path));
    temporary = temporaryName(dirname(real));
    files.writeFileSync(temporary, content, { flag: "wx", mode: files.statSync(real).mode });
    files.renameSync(temporary, real);
  } catch (error) {
    if (temporary !== undefined) removeIfThere(temporary, files);
    throw ioFailure(`write ${path}`, error);
  }
}

function removeIfThere(path: string, files: Io["files"]): void {
  try {
    files.unlinkSync(path);
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}
