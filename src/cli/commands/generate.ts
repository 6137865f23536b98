import type { ArchName } from "../../model/arch.js";
import type { TargetEntry } from "../../targets/index.js";
import type { SymbolChoice } from "../../targets/target.js";
import { loadConfiguration } from "../config/load.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { Failure, type Finding } from "../failure.js";
import { type LoadedModel, loadModel } from "../generation/load.js";
import { makeFiles } from "../generation/make.js";
import { createRequest, type TargetRequest } from "../generation/request.js";
import { selectByName } from "../generation/select.js";
import { type GenerateSummary, summaryText } from "../generation/summary.js";
import { shownPath } from "../input.js";
import type { Io } from "../io.js";
import { applyPlans } from "../output/apply.js";
import { type OutputPlan, planOutput } from "../output/plan.js";
import { report } from "../report.js";
import { checkOverrides, loadTemplates } from "../templates/load.js";

/** As commander gives them. */
export interface GenerateOptions {
  readonly table?: string;
  readonly overlay?: readonly string[];
  readonly target?: readonly string[];
  readonly arch?: readonly ArchName[];
  readonly only?: readonly string[];
  readonly except?: readonly string[];
  readonly symbols?: SymbolChoice;
  readonly out?: string;
  readonly templates?: string;
  /** `false` for `--no-config`. */
  readonly config?: string | false;
  readonly check?: true;
  readonly json?: true;
  readonly quiet?: true;
}

/** `libsysgen generate`: everything is made and compared with the disk before a byte is written. */
export async function generate(
  options: GenerateOptions,
  io: Io,
  registry: readonly TargetEntry[],
): Promise<ExitStatus> {
  const configuration = await loadConfiguration(options.config, io, registry);
  const commandLine = {
    table: options.table,
    overlays: options.overlay,
    templates: options.templates,
    targets: options.target,
    out: options.out,
    archs: options.arch,
    only: options.only,
    except: options.except,
    symbols: options.symbols,
  };
  const request = createRequest(commandLine, configuration, io.cwd, registry);
  if (request.templates !== undefined) checkOverrides(request.templates, registry, io);
  const loaded = await loadModel(request.table, request.overlays, io);
  const plans: OutputPlan[] = [];
  const summaries: GenerateSummary["targets"][number][] = [];
  for (const target of request.targets) {
    const { plan, summary } = await planTarget(target, loaded, request.templates, io);
    plans.push(plan);
    summaries.push(summary);
  }
  stopAtObstacles(plans, options.check === true);
  if (options.check) return check(plans, io);
  applyPlans(plans, io);
  noteWarnings(loaded, options, io);
  const summary = {
    table: loaded.file,
    targets: summaries,
    skipped: request.skipped.map(({ name }) => name),
    leftOut: loaded.model.leftOut.length,
  };
  if (options.json) io.stdout.write(`${JSON.stringify(summary, undefined, 2)}\n`);
  else if (!options.quiet) io.stdout.write(summaryText(summary));
  return exitStatus.ok;
}

async function planTarget(
  { archs, command, entry, except, only, out, symbols }: TargetRequest,
  { model }: LoadedModel,
  overrides: string | undefined,
  io: Io,
): Promise<{ plan: OutputPlan; summary: GenerateSummary["targets"][number] }> {
  const selected = selectByName(model, only, except);
  const templates = loadTemplates(entry.name, overrides, io);
  const fileSet = await makeFiles(entry, { model: selected, archs, symbols, command }, templates);
  const plan = planOutput(fileSet, out, io);
  const summary = {
    name: entry.name,
    out: shownPath(out.path, io.cwd),
    archs,
    calls: selected.calls.length,
    written: plan.writes.map(({ path }) => path),
    unchanged: plan.unchanged,
    removed: plan.removals.map(({ path }) => path),
    kept: plan.kept,
  };
  return { plan, summary };
}

/** A check only reads, so files of unknown origin are differences to it like any other. */
function stopAtObstacles(plans: readonly OutputPlan[], isCheck: boolean): void {
  const obstacles = plans
    .flatMap((plan) => plan.obstacles)
    .filter(({ kind }) => kind === "route" || !isCheck);
  if (obstacles.length === 0) return;
  const messages = new Set(obstacles.map((at) => `${at.path} ${at.message}`));
  const findings: Finding[] = [...messages].map((message) => ({ message }));
  const hint = "nothing has been written: move these away, or choose another output folder";
  throw new Failure(exitStatus.failed, [
    ...findings.slice(0, -1),
    ...findings.slice(-1).map((last) => ({ ...last, hint })),
  ]);
}

async function check(plans: readonly OutputPlan[], io: Io): Promise<ExitStatus> {
  if (plans.every(({ writes }) => writes.length === 0)) return exitStatus.ok;
  const { diffPlans } = await import("../output/diff.js");
  io.stdout.write(diffPlans(plans, io.cwd, io.stdout.colour));
  return exitStatus.findings;
}

/** Warnings have a command of their own; here it is enough to know that there are some. */
function noteWarnings({ file, warnings }: LoadedModel, options: GenerateOptions, io: Io): void {
  if (warnings.length === 0 || options.table === undefined || options.quiet) return;
  report(
    [
      {
        severity: "warning",
        file,
        message: `${warnings.length} ${warnings.length === 1 ? "warning" : "warnings"} about the table`,
        hint: `libsysgen table check ${options.table} shows them`,
      },
    ],
    io.stderr,
  );
}
