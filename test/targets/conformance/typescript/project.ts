import fs, { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { loadTemplates } from "../../../../src/cli/templates/load.js";
import { createRenderer } from "../../../../src/cli/templates/render.js";
import { archNames } from "../../../../src/model/arch.js";
import type { Model } from "../../../../src/model/model.js";
import type { Suite } from "../../../../src/model/suite/form.js";
import { typescriptProgram } from "../../../../src/targets/conformance/typescript/index.js";

const root = join(__dirname, "../../../..");

/** Writes the program for a suite into a folder, with the committed bindings beside it. */
export function writeProgram(folder: string, model: Model, suite: Suite): void {
  const templates = loadTemplates("conformance", undefined, { cwd: root, files: fs });
  const render = createRenderer(templates);
  const input = { model, archs: archNames, symbols: "sys", command: "a test", render } as const;
  for (const [path, text] of typescriptProgram(input, suite)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  mkdirSync(join(folder, "node_modules/@libsysgen"), { recursive: true });
  symlinkSync(join(root, "generated/typescript"), join(folder, "node_modules/@libsysgen/libsys"));
}
