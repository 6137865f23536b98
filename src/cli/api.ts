import fs from "node:fs";
import { resolve } from "node:path";
import type { ArchName } from "../model/arch.js";
import { bundledFacts, type Facts } from "../model/facts.js";
import type { Model } from "../model/model.js";
import { type TargetEntry, type TargetName, targets } from "../targets/index.js";
import type { FileSet, SymbolChoice } from "../targets/target.js";
import { makeFiles } from "./generation/make.js";
import { bundledTable } from "./input.js";
import { readPackageFile } from "./package-files.js";
import { loadTemplates } from "./templates/load.js";

/** How `generate` deviates from its defaults. */
export interface GenerateOptions {
  /** Those of the target's architectures to generate for; all, if absent. */
  readonly archs?: readonly ArchName[];
  /** Which of a call's symbols to bind; `sys`, if absent. */
  readonly symbols?: SymbolChoice;
  /** What the first line of each file names as its origin; `libsysgen generate`, if absent. */
  readonly command?: string;
  /** A folder of templates, `TARGET/NAME.hbs`, that come before the package's own. */
  readonly templates?: string;
}

/**
 * The bindings of one language, as file contents by path, `/` between folders.
 *
 * The only files that are read are templates, and none is written.
 *
 * @param target a name of `targets`; others are thrown as an error
 */
export async function generate(
  target: TargetName,
  model: Model,
  { archs, command = "libsysgen generate", symbols = "sys", templates }: GenerateOptions = {},
): Promise<FileSet> {
  const entry: TargetEntry | undefined = targets.find(({ name }) => name === target);
  if (entry === undefined) throw new Error(`there is no target ${target}`);
  const chosen = entry.archs.filter((arch) => archs?.includes(arch) ?? true);
  const input = { model, archs: chosen, symbols, command };
  const overrides = templates === undefined ? undefined : resolve(templates);
  return makeFiles(
    entry,
    input,
    loadTemplates(target, overrides, { cwd: process.cwd(), files: fs }),
  );
}

/** The table of FreeBSD 15.0 that ships with the package, in canonical layout. */
export function readBundledTable(): string {
  return readPackageFile(bundledTable, fs);
}

/** The reviewed facts about the calls and types of that table, for `buildModel`. */
export function readBundledFacts(): Facts {
  return bundledFacts((path) => readPackageFile(path, fs));
}
