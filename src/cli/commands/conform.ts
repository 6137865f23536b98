import { applyBaseline } from "../../conform/baseline.js";
import { conformArchive } from "../../conform/archive.js";
import { conform } from "../../conform/compare.js";
import type { ConformFinding } from "../../conform/finding.js";
import { allFindings } from "../../conform/report.js";
import { isArchive } from "../../elf/archive.js";
import { readElf } from "../../elf/file.js";
import { type ConformFormat, conformFormats } from "../../report/conform/index.js";
import { withLibraries } from "../binary/libraries.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { loadModel } from "../generation/load.js";
import { readInput } from "../input.js";
import type { Io } from "../io.js";
import { loadLibraryFacts } from "../library-facts.js";

export interface ConformOptions {
  readonly table?: string;
  readonly overlay?: readonly string[];
  readonly format: ConformFormat;
  readonly baseline?: string;
}

/** `libsysgen conform` */
export async function conformLibraries(
  path: string,
  options: ConformOptions,
  io: Io,
): Promise<ExitStatus> {
  const { model } = await loadModel(options.table, options.overlay ?? [], io);
  const facts = loadLibraryFacts(io);
  const found = await withLibraries(path, io, (source) =>
    isArchive(source)
      ? conformArchive(source, model, facts)
      : conform(readElf(source), model, facts),
  );
  const { reports, stale } = withBaseline(found, options.baseline, io);
  io.stdout.write(conformFormats[options.format](reports, stale));
  return statusOf([...reports.flatMap(allFindings), ...stale]);
}

function withBaseline(
  reports: Parameters<typeof applyBaseline>[0],
  path: string | undefined,
  io: Io,
): ReturnType<typeof applyBaseline> {
  if (path === undefined) return { reports, stale: [] };
  const { bytes, file } = readInput(path, io);
  return applyBaseline(reports, new TextDecoder().decode(bytes), file);
}

function statusOf(findings: readonly ConformFinding[]): ExitStatus {
  const counting = findings.filter(({ accepted }) => !accepted).map(({ severity }) => severity);
  if (counting.includes("incompatible")) return exitStatus.incompatible;
  return counting.includes("difference") ? exitStatus.changed : exitStatus.ok;
}
