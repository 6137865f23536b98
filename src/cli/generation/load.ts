import { buildModel } from "../../model/build.js";
import { bundledFacts, type Facts, withOverlays } from "../../model/facts.js";
import type { Model } from "../../model/model.js";
import { exitStatus } from "../exit-status.js";
import { Failure, type Finding } from "../failure.js";
import { readInput, readTable } from "../input.js";
import type { Io } from "../io.js";
import { readPackageFile } from "../package-files.js";
import { parseBundled } from "../precompiled-table.js";
import { tableText } from "../sound-table.js";

/** A model and what to tell about the table that it was made from. */
export interface LoadedModel {
  readonly model: Model;
  /** The name of the table for people. */
  readonly file: string;
  readonly warnings: readonly Finding[];
}

/**
 * Reads a table and the facts about its calls.
 *
 * Errors in either are thrown together as one `Failure`: a table that is wrong in one place is not
 * to be trusted in the others.
 *
 * @param table as for `readTable`
 */
export async function loadModel(
  table: string | undefined,
  overlays: readonly string[],
  io: Io,
): Promise<LoadedModel> {
  const input = await readTable(table, io);
  // The tests hold the bundled table against all rules, so that not every run has to.
  const parsed =
    table === undefined
      ? parseBundled(input, io.files)
      : (await import("syscalls-table")).lint(input.bytes, input.file);
  stopAtErrors(parsed.diagnostics);
  const facts = await loadFacts(overlays, io);
  const { model, problems } = buildModel(parsed.table, facts, {
    file: input.file,
    text: tableText(input),
  });
  stopAtErrors(problems);
  // The table's package knows no types but FreeBSD's; the model has found out what each of them is.
  const parsing = parsed.diagnostics.filter(({ code }) => code !== "ST210");
  const warnings = [...(input.json ?? []), ...parsing, ...problems];
  return { model, file: input.file, warnings };
}

function stopAtErrors(findings: readonly Finding[]): void {
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Failure(exitStatus.findings, errors);
}

async function loadFacts(overlays: readonly string[], io: Io): Promise<Facts> {
  const bundled = bundledFacts((path) => readPackageFile(path, io.files));
  if (overlays.length === 0) return bundled;
  // Loading these takes longer than most runs do without.
  const { readJson } = await import("../json/read.js");
  const { overlaySchema } = await import("../../model/facts-schema.js");
  const read = overlays.map((path) => {
    const { bytes, file } = readInput(path, io);
    return readJson(new TextDecoder().decode(bytes), file, overlaySchema);
  });
  const findings = read.flatMap((result) => ("findings" in result ? result.findings : []));
  if (findings.length > 0) throw new Failure(exitStatus.usage, findings);
  return withOverlays(
    bundled,
    read.flatMap((result) => ("value" in result ? [result.value] : [])),
  );
}
