import { join } from "node:path";
import { nearest } from "../model/nearest.js";
import type { TargetEntry } from "../targets/index.js";
import type { TemplateSource } from "../targets/render.js";
import { ioFailure, isSystemError, usageFailure } from "./failure.js";
import type { FileSystem } from "./io.js";
import { packageFolder } from "./package-files.js";

/** The templates of a target by file name: the package's own, those of `overrides` before them. */
export function loadTemplates(
  target: string,
  overrides: string | undefined,
  files: FileSystem,
): ReadonlyMap<string, TemplateSource> {
  const own = readTemplates(ownFolder(target), files);
  if (overrides === undefined) return own;
  return new Map([...own, ...readTemplates(join(overrides, target), files)]);
}

/** Everything in a folder of overrides must have the name of what it overrides, or it would do nothing. */
export function checkOverrides(
  folder: string,
  registry: readonly TargetEntry[],
  files: FileSystem,
): void {
  const names = registry.map(({ name }) => name);
  for (const target of list(folder, files)) {
    if (!names.includes(target)) throw unknownName(join(folder, target), "target", target, names);
    const templates = list(ownFolder(target), files);
    for (const template of list(join(folder, target), files)) {
      if (!templates.includes(template)) {
        throw unknownName(join(folder, target, template), "template", template, templates);
      }
    }
  }
}

function ownFolder(target: string): string {
  return join(packageFolder, "templates", target);
}

function readTemplates(folder: string, files: FileSystem): Map<string, TemplateSource> {
  let names: readonly string[];
  try {
    names = files.readdirSync(folder);
  } catch (error) {
    // A target may do without templates, and DIR may override those of other targets only.
    if (isSystemError(error, "ENOENT")) return new Map();
    throw ioFailure(`read the folder ${folder}`, error);
  }
  return new Map(
    names
      .filter((name) => name.endsWith(".hbs"))
      .map((name) => [name, readTemplate(join(folder, name), files)]),
  );
}

function readTemplate(file: string, files: FileSystem): TemplateSource {
  try {
    return { file, text: files.readFileSync(file, "utf8") };
  } catch (error) {
    throw ioFailure(`read ${file}`, error);
  }
}

/** The names in a folder, without hidden ones. */
function list(folder: string, files: FileSystem): readonly string[] {
  try {
    return files.readdirSync(folder).filter((name) => !name.startsWith("."));
  } catch (error) {
    throw ioFailure(`read the folder ${folder}`, error);
  }
}

function unknownName(path: string, kind: string, name: string, known: readonly string[]) {
  const meant = nearest(name, known);
  return usageFailure(
    `${path} overrides nothing: there is no ${kind} ${name}`,
    meant === undefined ? `there are ${known.join(", ")}` : `did you mean ${meant}?`,
  );
}
