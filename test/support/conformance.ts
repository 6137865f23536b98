import fs, { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { commandOf } from "../../src/cli/generation/command.js";
import { makeFiles } from "../../src/cli/generation/make.js";
import { loadTemplates } from "../../src/cli/templates/load.js";
import { archNames } from "../../src/model/arch.js";
import type { Model } from "../../src/model/model.js";
import { selectCalls } from "../../src/model/select.js";
import type { Step, Suite, TestPoint } from "../../src/model/suite/form.js";
import { selectPoints } from "../../src/model/suite/select.js";
import type { MakeProgram } from "../../src/targets/conformance/program.js";
import { bundledModel, read } from "./models.js";
import { smallSuite } from "./suite.js";

/** The model of the calls that the double of libsys for Linux has. */
export function modelOfDouble(): Model {
  const calls = new Set(
    [...read("test/hostlib/calls.h").matchAll(/__sys_(\w+)/g)].map(([, name]) => name),
  );
  return selectCalls(bundledModel(), ({ name }) => calls.has(name));
}

/** The suite that was written by hand, as far as the double can do it; it lacks fork, say. */
export function suiteForDouble(): Suite {
  const calls = new Set(modelOfDouble().calls.map(({ name }) => name));
  return selectPoints(smallSuite(bundledModel()), calls);
}

/** The points of the suite that was written by hand, and those of the project's data. */
export function wholeSuite(): Suite {
  const model = bundledModel();
  const { leftOut, never, points } = model.suite();
  return { leftOut, never, points: [...smallSuite(model).points, ...points] };
}

/** Writes the program of one language into a folder of its own, which it replaces. */
export async function writeProgram(
  folder: string,
  make: MakeProgram,
  model: Model,
  suite: Suite,
  archs = archNames,
): Promise<void> {
  const templates = loadTemplates("conformance", undefined, { cwd: process.cwd(), files: fs });
  const generate = { generate: (input: Parameters<MakeProgram>[0]) => make(input, suite) };
  const entry = {
    name: "conformance",
    description: "",
    archs: archNames,
    load: () => Promise.resolve(generate),
  };
  const input = { model, archs, symbols: "sys", command: commandOf("conformance", {}) } as const;
  const files = await makeFiles(entry, input, templates);
  rmSync(folder, { recursive: true, force: true });
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Points of the suite that was written by hand, with one wrong expectation each. */
export function wrongPoints(suite: Suite): Suite {
  const error = { kind: "error", errors: ["ENOENT"] } as const;
  const points = [
    changed(suite, "close without a descriptor", "call", (step) => ({ ...step, expects: error })),
    changed(suite, "pread without a descriptor", "call", (step) => ({
      ...step,
      expects: { kind: "success" },
    })),
    changed(suite, "posix_fallocate without a descriptor", "call", (step) => ({
      ...step,
      expects: { kind: "result", relation: "at-least", value: { kind: "number", number: 1n } },
    })),
    changed(suite, "a file keeps what was written", "check-bytes", (step) => ({
      ...step,
      bytes: Buffer.from("cello"),
    })),
    changed(suite, "a queue tells of an event of the program's own", "check", (step) => ({
      ...step,
      than: { kind: "number", number: 8n },
    })),
    changed(suite, "errors belong to the thread that made them", "threads", (step) => ({
      ...step,
      calls: step.calls.map((call) => ({ ...call, expects: badDescriptor })),
    })),
  ];
  return { ...suite, points };
}

const badDescriptor = { kind: "error", errors: ["EBADF"] } as const;

/** A point with its first step of a kind changed. */
function changed<K extends Step["kind"]>(
  { points }: Suite,
  wanted: string,
  kind: K,
  change: (step: Extract<Step, { kind: K }>) => Step,
): TestPoint {
  const point = points.find(({ name }) => name === wanted);
  if (point === undefined) throw new Error(`there is no point ${wanted}`);
  const isOfKind = (step: Step): step is Extract<Step, { kind: K }> => step.kind === kind;
  const first = point.steps.find(isOfKind);
  if (first === undefined) throw new Error(`${wanted} has no step of the kind ${kind}`);
  return { ...point, steps: point.steps.map((step) => (step === first ? change(first) : step)) };
}
