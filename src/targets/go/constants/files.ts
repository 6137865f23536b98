import type { FileSet, TargetInput } from "../../target.js";
import type { Platform } from "../platforms.js";
import type { Families } from "./families.js";
import { constantNames } from "./names.js";
import { constantsOf, sharedConstants } from "./view.js";

/** The constants: those that are the same everywhere, and one file for each architecture. */
export function constantFiles(
  { command, render }: TargetInput,
  families: Families,
  taken: readonly string[],
  platforms: readonly Platform[],
  constraint: string,
): FileSet {
  const names = constantNames(families.all, taken);
  const file = (path: string, where: string, views: ReturnType<typeof sharedConstants>) =>
    views.length === 0
      ? []
      : [[path, render("zconst.go.hbs", { command, constraint: where, families: views })] as const];
  return new Map([
    ...file("zconst.go", constraint, sharedConstants(families, names)),
    ...platforms.flatMap(({ arch, goarch }) =>
      file(
        `zconst_freebsd_${goarch}.go`,
        `freebsd && ${goarch}`,
        constantsOf(families, names, arch.name),
      ),
    ),
  ]);
}
