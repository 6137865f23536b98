import { join } from "node:path";
import { nearest } from "../../model/nearest.js";
import type { TargetEntry } from "../../targets/index.js";
import type { TemplateSource } from "./render.js";
import { ioFailure, isSystemError, usageFailure } from "../failure.js";
import { shownPath } from "../input.js";
import type { Io } from "../io.js";
import { packageFolder } from "../package-files.js";

type Place = Pick<Io, "cwd" | "files">;

/** The templates of a target by file name: the package's own, those of `overrides` before them. */
export function loadTemplates(
  target: string,
  overrides: string | undefined,
  io: Place,
): ReadonlyMap<string, TemplateSource> {
  const own = readTemplates(ownFolder(target), io);
  if (overrides === undefined) return own;
  return new Map([...own, ...readTemplates(join(overrides, target), io)]);
}

/** Everything in a folder of overrides must have the name of what it overrides, or it would do nothing. */
export function checkOverrides(folder: string, registry: readonly TargetEntry[], io: Place): void {
  const names = registry.map(({ name }) => name);
  const shown = (...parts: readonly string[]) => shownPath(join(...parts), io.cwd);
  for (const target of list(folder, io)) {
    if (!names.includes(target)) throw unknownName(shown(folder, target), "target", target, names);
    const templates = list(ownFolder(target), io);
    for (const template of list(join(folder, target), io)) {
      if (!templates.includes(template)) {
        throw unknownName(shown(folder, target, template), "template", template, templates);
      }
    }
  }
}

function ownFolder(target: string): string {
  return join(packageFolder, "templates", target);
}

function readTemplates(folder: string, io: Place): Map<string, TemplateSource> {
  let names: readonly string[];
  try {
    names = io.files.readdirSync(folder);
  } catch (error) {
    // A target may do without templates, and DIR may override those of other targets only.
    if (isSystemError(error, "ENOENT")) return new Map();
    throw ioFailure(`read the folder ${shownPath(folder, io.cwd)}`, error);
  }
  return new Map(
    names
      .filter((name) => name.endsWith(".hbs"))
      .map((name) => [name, readTemplate(join(folder, name), io)]),
  );
}

function readTemplate(path: string, { cwd, files }: Place): TemplateSource {
  const file = shownPath(path, cwd);
  try {
    return { file, text: files.readFileSync(path, "utf8") };
  } catch (error) {
    throw ioFailure(`read ${file}`, error);
  }
}

/** The names in a folder, without hidden ones. */
function list(folder: string, io: Place): readonly string[] {
  try {
    return io.files.readdirSync(folder).filter((name) => !name.startsWith("."));
  } catch (error) {
    throw ioFailure(`read the folder ${shownPath(folder, io.cwd)}`, error);
  }
}

function unknownName(path: string, kind: string, name: string, known: readonly string[]) {
  const meant = nearest(name, known);
  return usageFailure(
    `${path} overrides nothing: there is no ${kind} ${name}`,
    meant === undefined ? `there are ${known.join(", ")}` : `did you mean ${meant}?`,
  );
}
