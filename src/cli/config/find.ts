import { dirname, join } from "node:path";
import type { FileSystem } from "../io.js";

export const configName = "libsysgen.json";

/**
 * The nearest `libsysgen.json`, in a folder or one of those above it. The search ends at the root
 * of a repository, so that nothing outside of it has an influence.
 */
export function findConfig(folder: string, files: FileSystem): string | undefined {
  const path = join(folder, configName);
  if (files.existsSync(path)) return path;
  const parent = dirname(folder);
  if (parent === folder || files.existsSync(join(folder, ".git"))) return undefined;
  return findConfig(parent, files);
}
