import { dirname, isAbsolute, relative, sep } from "node:path";
import { isSystemError } from "../failure.js";
import { shownPath } from "../input.js";
import type { FileSystem } from "../io.js";

/** What is in the way, and what is wrong with it, as the end of a sentence. */
export interface RouteFault {
  /** For people. */
  readonly path: string;
  readonly message: string;
}

/**
 * A function that says why no file may be written at an absolute path below `boundary`: a
 * symbolic link on the way leaves the boundary, or something that is no folder is on the way, or
 * something that is no regular file is at the end. Errors of the file system are thrown as they are.
 *
 * The boundary itself may be a symbolic link: that is the user's choice of a place.
 */
export function createRouteCheck(
  boundary: string,
  cwd: string,
  files: FileSystem,
): (path: string) => RouteFault | undefined {
  const known = new Map<string, RouteFault | undefined>();
  const folderFault = (folder: string): RouteFault | undefined => {
    if (folder === boundary) return undefined;
    if (known.has(folder)) return known.get(folder);
    const fault = folderFault(dirname(folder)) ?? componentFault(folder, boundary, files);
    known.set(folder, fault);
    return fault;
  };
  return (path) => {
    const fault = folderFault(dirname(path)) ?? fileFault(path, files);
    return fault && { ...fault, path: shownPath(fault.path, cwd) };
  };
}

function componentFault(
  folder: string,
  boundary: string,
  files: FileSystem,
): RouteFault | undefined {
  const found = files.lstatSync(folder, { throwIfNoEntry: false });
  if (found === undefined || found.isDirectory()) return undefined;
  if (!found.isSymbolicLink()) return { path: folder, message: "is in the way of a folder" };
  const real = realPath(folder, files);
  if (real === undefined) return { path: folder, message: "is a symbolic link to nothing" };
  if (!isInside(real, files.realpathSync(boundary))) {
    return { path: folder, message: `is a symbolic link that leaves the output folder` };
  }
  if (!files.statSync(real).isDirectory()) {
    return { path: folder, message: "is in the way of a folder" };
  }
  return undefined;
}

function fileFault(path: string, files: FileSystem): RouteFault | undefined {
  const found = files.lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.isFile()) return undefined;
  if (found.isSymbolicLink()) {
    return { path, message: "is a symbolic link, and was not made by libsysgen" };
  }
  return { path, message: `is ${found.isDirectory() ? "a folder" : "no regular file"}` };
}

function realPath(path: string, files: FileSystem): string | undefined {
  try {
    return files.realpathSync(path);
  } catch (error) {
    if (isSystemError(error, "ENOENT", "ELOOP")) return undefined;
    throw error;
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === "" || (!isAbsolute(way) && way !== ".." && !way.startsWith(`..${sep}`));
}

/** The folders from `folder` up to the first that exists, the topmost first. */
export function missingFolders(folder: string, files: FileSystem): readonly string[] {
  if (files.existsSync(folder)) return [];
  return [...missingFolders(dirname(folder), files), folder];
}
