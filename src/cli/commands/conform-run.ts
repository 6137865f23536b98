import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { ProgramRun } from "../../conform/run/program.js";
import { reportRun, runFailed } from "../../conform/run/report.js";
import { type Arch, archOf, type ArchName, archs } from "../../model/arch.js";
import type { Model } from "../../model/model.js";
import type { ProgramLanguage } from "../../model/suite/form.js";
import { type RunFormat, runFormats } from "../../report/run/index.js";
import { programLanguages } from "../../targets/conformance/index.js";
import { targets } from "../../targets/index.js";
import { buildProgram } from "../conform-run/build-program.js";
import { buildPlans } from "../conform-run/build/index.js";
import type { BuildSite } from "../conform-run/build/plan.js";
import { copiedLibraries, stubLibraries } from "../conform-run/libraries.js";
import { type ProgramGroup, runConformance } from "../conform-run/run-program.js";
import { type Sources, writeSources } from "../conform-run/sources.js";
import { type BuiltProgram, checkStage, stagePrograms } from "../conform-run/stage.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { ioFailure, usageFailure } from "../failure.js";
import { loadModel } from "../generation/load.js";
import { selectByName } from "../generation/select.js";
import { shownPath } from "../input.js";
import type { Host, Io } from "../io.js";
import { report } from "../report.js";

/** As commander gives them. */
export interface ConformRunOptions {
  readonly languages?: readonly ProgramLanguage[];
  readonly groups?: readonly ProgramGroup[];
  readonly arch?: ArchName;
  readonly stage?: string;
  readonly library?: string;
  readonly table?: string;
  readonly overlay?: readonly string[];
  readonly only?: readonly string[];
  readonly except?: readonly string[];
  readonly format: RunFormat;
  readonly timeout: number;
}

/** `libsysgen conform run` */
export async function conformRun(options: ConformRunOptions, io: Io): Promise<ExitStatus> {
  const { library, stage } = options;
  const host = archOfHost(io.host);
  const arch = archFor(options, host, io.host);
  const languages = languagesFor(options.languages, arch, io);
  const stageFolder = stage === undefined ? undefined : resolve(io.cwd, stage);
  if (stageFolder !== undefined) checkStage(stageFolder, io);
  const { model: whole } = await loadModel(options.table, options.overlay ?? [], io);
  const model = selectByName(whole, options.only, options.except ?? []);
  const folder = temporaryFolder(io);
  try {
    const isCross = io.host.platform !== "freebsd" || arch.name !== host?.name;
    const libraries =
      library !== undefined
        ? copyOf(library, folder, io)
        : isCross
          ? stubLibraries(folder, whole, arch.name, io)
          : undefined;
    const place = { arch, isCross: isCross && library === undefined, libraries, env: io.env };
    const sources = await writeSources(folder, languages, { arch: arch.name, model }, io);
    const programs = await buildAll(languages, sources, place, io);
    if (stageFolder !== undefined) {
      stagePrograms(stageFolder, programs, sources, io);
      const names = languages.join(", ");
      io.stdout.write(
        `${shownPath(stageFolder, io.cwd)}: programs in ${names} for FreeBSD on ${arch.name}; ` +
          "copy it there, and run sh run.sh\n",
      );
      return exitStatus.ok;
    }
    const runs: ProgramRun[] = [];
    const setting = { folder, groups: options.groups ?? [], libraries, timeout: options.timeout };
    for (const { language, program } of programs) {
      runs.push(await runConformance(language, program, setting, io));
    }
    return printReport(options, { arch: arch.name, model, runs }, io);
  } finally {
    io.files.rmSync(folder, { recursive: true, force: true });
  }
}

function printReport(
  { format, library = "libsys.so.7 of the system" }: ConformRunOptions,
  { arch, model, runs }: { arch: ArchName; model: Model; runs: readonly ProgramRun[] },
  io: Io,
): ExitStatus {
  const calls = model.calls.map(({ name }) => name);
  const run = reportRun({ library, arch, suite: model.suite(), calls }, runs);
  io.stdout.write(runFormats[format](run));
  return runFailed(run) ? exitStatus.findings : exitStatus.ok;
}

async function buildAll(
  languages: readonly ProgramLanguage[],
  { files, folder }: Sources,
  place: Omit<BuildSite, "files" | "sources">,
  io: Io,
): Promise<readonly BuiltProgram[]> {
  const programs: BuiltProgram[] = [];
  for (const language of languages) {
    const own = [...files].flatMap(([path, content]) =>
      path.startsWith(`${language}/`) ? [[path.slice(language.length + 1), content] as const] : [],
    );
    const sources = join(folder, "conformance", language);
    const site = { ...place, sources, files: new Map(own) };
    const plan = buildPlans[language](site);
    const program = await buildProgram(plan, site, io);
    const { sourcesBeside: name } = plan;
    const beside = name === undefined ? undefined : { name, folder: sources };
    programs.push({ language, program, beside });
  }
  return programs;
}

/** The architecture of a machine that Node runs on; undefined if it is none of FreeBSD's. */
function archOfHost({ arch, endian }: Host): Arch | undefined {
  return archs.find((one) => one.names.node === arch && one.endian === endian);
}

function archFor(options: ConformRunOptions, host: Arch | undefined, { platform }: Host): Arch {
  const { arch, groups, library, stage } = options;
  if (stage === undefined) {
    if (arch !== undefined) throw usageFailure("--arch is for --stage", "leave it out");
    if (platform !== "freebsd" && library === undefined) {
      throw usageFailure(
        `the programs run on FreeBSD, and this is ${platform}`,
        "--stage DIR --arch NAME builds them here, for a machine with FreeBSD",
      );
    }
  } else if (library !== undefined) {
    throw usageFailure("--library is for programs that are run here", "leave it out");
  } else if (groups !== undefined) {
    throw usageFailure("--groups is for programs that are run here", "name the groups to run.sh");
  }
  const isHere = stage === undefined || platform === "freebsd";
  const wanted = arch === undefined ? (isHere ? host : undefined) : archOf(arch);
  if (wanted === undefined) throw usageFailure("which architecture is it for?", "add --arch NAME");
  return wanted;
}

/**
 * The languages to build; those without a port to the architecture are left out, which is said.
 *
 * @throws Failure if one that was asked for has no port
 */
function languagesFor(
  wanted: readonly ProgramLanguage[] | undefined,
  { name }: Arch,
  io: Io,
): readonly ProgramLanguage[] {
  const hasPort = (language: ProgramLanguage) =>
    targets.some((entry) => entry.name === language && includes(entry.archs, name));
  const chosen = programLanguages.filter((language) => wanted?.includes(language) ?? true);
  const without = chosen.filter((language) => !hasPort(language));
  if (without.length === 0) return chosen;
  const message = `FreeBSD on ${name} has no port of ${without.join(", ")}`;
  if (wanted !== undefined) throw usageFailure(message, "leave it out of --languages");
  report([{ severity: "warning", message }], io.stderr);
  return chosen.filter(hasPort);
}

/** For lists of which the type knows the members. */
function includes(archNames: readonly ArchName[], name: ArchName): boolean {
  return archNames.includes(name);
}

function copyOf(library: string, folder: string, io: Io): string {
  try {
    return copiedLibraries(folder, resolve(io.cwd, library), io);
  } catch (error) {
    throw ioFailure(`read ${library}`, error);
  }
}

/** Absolute, whatever TMPDIR says, for compilers and programs run in folders of their own. */
function temporaryFolder({ cwd, env, files }: Io): string {
  const named = env["TMPDIR"];
  const parent = named === undefined || named === "" ? tmpdir() : resolve(cwd, named);
  try {
    return files.mkdtempSync(join(parent, "libsysgen-"));
  } catch (error) {
    throw ioFailure(`make a folder in ${parent}`, error);
  }
}
