import fs, { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { commandOf } from "../../src/cli/generation/command.js";
import { makeFiles } from "../../src/cli/generation/make.js";
import { selectByName } from "../../src/cli/generation/select.js";
import { loadTemplates } from "../../src/cli/templates/load.js";
import type { ArchName } from "../../src/model/arch.js";
import type { Model } from "../../src/model/model.js";
import { targets, type TargetEntry } from "../../src/targets/index.js";
import type { FileSet, SymbolChoice } from "../../src/targets/target.js";
import { bundledModel, hardCases } from "./models.js";

/** The tables that every language's output is tried with. */
export type TableName = "bundled" | "hard-cases";

export interface GenerateOptions {
  readonly archs?: readonly ArchName[];
  readonly symbols?: SymbolChoice;
  readonly only?: readonly string[];
  readonly except?: readonly string[];
}

/** What `libsysgen generate` makes for one target, by its name, from a table or a model. */
export function generateFiles(
  target: string,
  table: TableName | Model,
  { archs, except = [], only, symbols = "sys" }: GenerateOptions = {},
): Promise<FileSet> {
  const entry = targetNamed(target);
  const model = selectByName(modelOf(table), only, except);
  const input = {
    model,
    archs: entry.archs.filter((arch) => archs?.includes(arch) ?? true),
    symbols,
    command: commandOf(target, table === "hard-cases" ? hardCasesOptions : {}),
  };
  return makeFiles(
    entry,
    input,
    loadTemplates(target, undefined, { cwd: process.cwd(), files: fs }),
  );
}

/** Like `generateFiles`, and writes the files into a folder, for a compiler to find. */
export async function generateInto(
  folder: string,
  target: string,
  table: TableName | Model,
  options: GenerateOptions = {},
): Promise<FileSet> {
  const files = await generateFiles(target, table, options);
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return files;
}

function modelOf(table: TableName | Model): Model {
  if (table === "bundled") return bundledModel();
  return table === "hard-cases" ? hardCases() : table;
}

const hardCasesOptions = {
  table: "test/data/hard-cases.master",
  overlays: ["test/data/hard-cases.overlay.json"],
};

function targetNamed(name: string): TargetEntry {
  const entry = targets.find((target) => target.name === name);
  if (entry === undefined) throw new Error(`there is no target ${name}`);
  return entry;
}
