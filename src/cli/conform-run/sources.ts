import { dirname, join } from "node:path";
import type { ArchName } from "../../model/arch.js";
import type { Model } from "../../model/model.js";
import type { ProgramLanguage } from "../../model/suite/form.js";
import { conformanceFiles } from "../../targets/conformance/index.js";
import { type TargetEntry, targets } from "../../targets/index.js";
import type { FileSet } from "../../targets/target.js";
import { commandOf } from "../generation/command.js";
import { makeFiles } from "../generation/make.js";
import type { Io } from "../io.js";
import { loadTemplates } from "../templates/load.js";

/** The sources of the programs of some languages, in a folder with the bindings they use. */
export interface Sources {
  /** Absolute: `conformance/LANGUAGE` in it has a program, `LANGUAGE` the bindings. */
  readonly folder: string;
  /** The files of the target `conformance`, by their paths in `conformance`. */
  readonly files: FileSet;
}

/** Makes the programs and the bindings for one architecture, and writes them into a folder. */
export async function writeSources(
  folder: string,
  languages: readonly ProgramLanguage[],
  { arch, model }: { readonly arch: ArchName; readonly model: Model },
  io: Io,
): Promise<Sources> {
  for (const language of languages) {
    const entry = targets.find(({ name }) => name === language);
    if (entry === undefined) throw new Error(`there are no bindings for ${language}`);
    const bindings = await filesOf(entry, model, arch, io);
    writeFiles(join(folder, bindingsOf(language)), bindings, io);
  }
  const files = await filesOf(conformanceIn(languages), model, arch, io);
  writeFiles(join(folder, "conformance"), files, io);
  return { folder, files };
}

/** Runtimes of JavaScript look for a package beside the program; the others are told where it is. */
function bindingsOf(language: ProgramLanguage): string {
  return language === "typescript"
    ? "conformance/typescript/node_modules/@libsysgen/libsys"
    : language;
}

function filesOf(entry: TargetEntry, model: Model, arch: ArchName, io: Io): Promise<FileSet> {
  const templates = loadTemplates(entry.name, undefined, io);
  const archs = entry.archs.filter((name) => name === arch);
  const command = commandOf(entry.name, { archs });
  return makeFiles(entry, { model, archs, symbols: "sys", command }, templates);
}

function conformanceIn(languages: readonly ProgramLanguage[]): TargetEntry {
  const entry = targets.find(({ name }) => name === "conformance");
  if (entry === undefined) throw new Error("there is no target conformance");
  const generate = (input: Parameters<typeof conformanceFiles>[0]) =>
    conformanceFiles(input, input.model.suite(), languages);
  return { ...entry, load: () => Promise.resolve({ generate }) };
}

/** Writes files into a folder, which is made if it is not there. */
export function writeFiles(folder: string, set: FileSet, { files }: Pick<Io, "files">): void {
  for (const [path, content] of set) {
    const full = join(folder, path);
    files.mkdirSync(dirname(full), { recursive: true });
    files.writeFileSync(full, content);
  }
}
