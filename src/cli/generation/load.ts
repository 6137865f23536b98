import { parse } from "syscalls-table";
import { buildModel } from "../../model/build.js";
import { bundledFacts, type Facts } from "../../model/facts.js";
import type { Model } from "../../model/model.js";
import { exitStatus } from "../exit-status.js";
import { Failure, type Finding } from "../failure.js";
import { type Input, readTable } from "../input.js";
import type { Io } from "../io.js";
import { readPackageFile } from "../package-files.js";

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
  const parsed = parse(input.bytes, input.file);
  stopAtErrors(parsed.diagnostics);
  const facts = loadFacts(overlays, io);
  const { model, problems } = buildModel(parsed.table, facts, sourceOf(input));
  stopAtErrors(problems);
  return { model, file: input.file, warnings: [...parsed.diagnostics, ...problems] };
}

function stopAtErrors(findings: readonly Finding[]): void {
  if (findings.some(({ severity }) => severity === "error")) {
    throw new Failure(exitStatus.findings, findings);
  }
}

function loadFacts(_overlays: readonly string[], io: Io): Facts {
  return bundledFacts(
    readPackageFile("data/calls.json", io.files),
    readPackageFile("data/types.json", io.files),
  );
}

function sourceOf({ bytes, file }: Input): { readonly file: string; readonly text: string } {
  return { file, text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) };
}
