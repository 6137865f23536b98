import { TemplateError } from "../../targets/template-error.js";
import { loadPrecompiled } from "../templates/precompiled.js";
import { createRenderer, type TemplateSource } from "../templates/render.js";
import type { FileSet, TargetInput } from "../../targets/target.js";
import type { TargetEntry } from "../../targets/index.js";
import { exitStatus } from "../exit-status.js";
import { Failure } from "../failure.js";

/**
 * Runs one target over a model; `input` is what the target gets beside the renderer.
 *
 * Faults of a template are thrown as a `Failure`, for people override templates.
 */
export async function makeFiles(
  entry: TargetEntry,
  input: Omit<TargetInput, "render">,
  templates: ReadonlyMap<string, TemplateSource>,
): Promise<FileSet> {
  const target = await entry.load();
  const render = createRenderer(templates, loadPrecompiled(entry.name));
  try {
    return await target.generate({ ...input, render });
  } catch (error) {
    throw error instanceof TemplateError ? templateFailure(error) : error;
  }
}

function templateFailure({ column, excerpt, file, line, message }: TemplateError): Failure {
  const start = { offset: 0, line, column };
  const span = { start, end: { ...start, column: column + 1 } };
  return new Failure(exitStatus.usage, [{ code: "TP001", file, message, excerpt, span }]);
}
