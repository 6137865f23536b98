import { join, resolve } from "node:path";
import type { ArchName } from "../../model/arch.js";
import { nearest } from "../../model/nearest.js";
import type { TargetEntry } from "../../targets/index.js";
import type { SymbolChoice } from "../../targets/target.js";
import { usageFailure } from "../failure.js";
import type { OutputFolder } from "../output/plan.js";
import { commandOf } from "./command.js";
import type { CommandLineSettings, Settings, TargetSettings } from "./settings.js";

/** Everything that a run of `generate` has to know, with absolute paths. */
export interface GenerateRequest {
  /** A path, `-` for standard input, or undefined for the bundled table. */
  readonly table: string | undefined;
  readonly overlays: readonly string[];
  readonly templates: string | undefined;
  readonly targets: readonly TargetRequest[];
  /** Targets that have none of the architectures that were asked for. */
  readonly skipped: readonly TargetEntry[];
}

export interface TargetRequest {
  readonly entry: TargetEntry;
  readonly out: OutputFolder;
  readonly archs: readonly ArchName[];
  readonly symbols: SymbolChoice;
  readonly only: readonly string[] | undefined;
  readonly except: readonly string[];
  /** For the first line of the files. */
  readonly command: string;
}

/** A configuration and the folder that its paths start from. */
export interface Configuration {
  readonly folder: string;
  readonly settings: Settings;
}

/** Lays the command line over the configuration over the defaults. */
export function createRequest(
  commandLine: CommandLineSettings,
  configuration: Configuration | undefined,
  cwd: string,
  registry: readonly TargetEntry[],
): GenerateRequest {
  const config = configuration?.settings ?? {};
  const configPath = (path: string) => resolve(configuration?.folder ?? cwd, path);
  const entries = chosenTargets(commandLine, config, registry);
  const requests = entries.map((entry): TargetRequest => {
    const own = config.targets?.[entry.name] ?? {};
    const pick = <Key extends keyof TargetSettings>(key: Key): TargetSettings[Key] =>
      commandLine[key] ?? own[key] ?? config[key];
    const archs = pick("archs");
    return {
      entry,
      out: outputFolder(entry, commandLine, own, config, cwd, configPath),
      archs: entry.archs.filter((arch) => archs?.includes(arch) ?? true),
      symbols: pick("symbols") ?? "sys",
      only: pick("only"),
      except: pick("except") ?? [],
      command: commandOf(entry.name, commandLine),
    };
  });
  const targets = requests.filter(({ archs }) => archs.length > 0);
  if (targets.length === 0) throw noArchitecture(requests);
  refuseSharedFolders(targets);
  const { table, templates } = commandLine;
  return {
    table: table === "-" ? table : locate(table, config.table, cwd, configPath),
    overlays:
      commandLine.overlays?.map((path) => resolve(cwd, path)) ??
      config.overlays?.map(configPath) ??
      [],
    templates: locate(templates, config.templates, cwd, configPath),
    targets,
    skipped: requests.filter(({ archs }) => archs.length === 0).map(({ entry }) => entry),
  };
}

function chosenTargets(
  commandLine: CommandLineSettings,
  config: Settings,
  registry: readonly TargetEntry[],
): readonly TargetEntry[] {
  const names =
    commandLine.targets ?? (config.targets === undefined ? undefined : Object.keys(config.targets));
  if (names === undefined) return registry.filter(({ onlyByName }) => onlyByName !== true);
  const unknown = names.find((name) => !registry.some((entry) => entry.name === name));
  if (unknown !== undefined) {
    const known = registry.map(({ name }) => name);
    const meant = nearest(unknown, known);
    throw usageFailure(
      `there is no target "${unknown}"`,
      meant === undefined ? `there are ${known.join(", ")}` : `did you mean "${meant}"?`,
    );
  }
  return registry.filter((entry) => names.includes(entry.name));
}

function outputFolder(
  entry: TargetEntry,
  commandLine: CommandLineSettings,
  own: TargetSettings,
  config: Settings,
  cwd: string,
  configPath: (path: string) => string,
): OutputFolder {
  if (commandLine.out === undefined && own.out !== undefined) {
    const path = configPath(own.out);
    return { path, boundary: path };
  }
  const boundary =
    commandLine.out === undefined
      ? configPath(config.out ?? "generated")
      : resolve(cwd, commandLine.out);
  return { path: join(boundary, entry.name), boundary };
}

function locate(
  onCommandLine: string | undefined,
  inConfig: string | undefined,
  cwd: string,
  configPath: (path: string) => string,
): string | undefined {
  if (onCommandLine !== undefined) return resolve(cwd, onCommandLine);
  return inConfig === undefined ? undefined : configPath(inConfig);
}

function noArchitecture(requests: readonly TargetRequest[]) {
  return usageFailure(
    "none of the targets has any of the architectures that were asked for",
    requests.map(({ entry }) => `${entry.name} has ${entry.archs.join(", ")}`).join("; "),
  );
}

/** Each folder has one manifest, so it can have one target only. */
function refuseSharedFolders(targets: readonly TargetRequest[]): void {
  for (const [index, { entry, out }] of targets.entries()) {
    const other = targets.slice(0, index).find((before) => before.out.path === out.path);
    if (other !== undefined) {
      throw usageFailure(
        `the targets ${other.entry.name} and ${entry.name} have the same output folder ${out.path}`,
        'give each its own "out"',
      );
    }
  }
}
