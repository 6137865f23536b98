import type { FileSet } from "../../targets/target.js";
import { manifestName } from "./manifest-name.js";

/**
 * Throws a plain error, a target being at fault, if a path of the set could leave the output
 * folder, means different things to different file systems, or is taken twice.
 */
export function checkFileSet(files: FileSet): void {
  const seen = new Map<string, string>();
  for (const path of files.keys()) {
    const fault = pathFault(path);
    if (fault !== undefined) throw new Error(`the target made the path ${quote(path)}, ${fault}`);
    const other = seen.get(path.toLowerCase());
    if (other !== undefined) {
      throw new Error(
        `the target made ${quote(other)} and ${quote(path)}, one file to some systems`,
      );
    }
    seen.set(path.toLowerCase(), path);
  }
  for (const path of files.keys()) {
    const folder = foldersOf(path).find((parent) => seen.has(parent.toLowerCase()));
    if (folder !== undefined) {
      throw new Error(`the target made ${quote(folder)} a file and the folder of ${quote(path)}`);
    }
  }
}

/** Why a path must not occur in a set of files or in a manifest; undefined for a good one. */
export function pathFault(path: string): string | undefined {
  if (path === "") return "which is empty";
  if (path === manifestName) return "which is the name of the manifest";
  if (/^[/\\]|^[A-Za-z]:/.test(path)) return "which is absolute";
  // Windows forbids these characters or gives them a meaning; control characters help nobody.
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f\\:*?"<>|]/.test(path)) return "which not every system can store";
  const parts = path.split("/");
  if (parts.includes("..") || parts.includes(".")) return "which climbs out of its folder";
  if (parts.includes("")) return "which has an empty part";
  if (parts.some((part) => /[. ]$/.test(part))) return "which not every system can store";
  return undefined;
}

/** `a/b/c` is in `a/b` and in `a`, deepest first. */
export function foldersOf(path: string): readonly string[] {
  const parts = path.split("/");
  return parts
    .slice(0, -1)
    .map((_, index) => parts.slice(0, index + 1).join("/"))
    .reverse();
}

function quote(path: string): string {
  return JSON.stringify(path);
}
