import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "syscalls-table";
import { buildModel } from "../../src/model/build.js";
import { bundledFacts, withOverlays, type Facts, type Overlay } from "../../src/model/facts.js";
import type { Model } from "../../src/model/model.js";

const root = join(__dirname, "../..");

/** The facts that ship with the project. */
export const facts: Facts = bundledFacts(read);

/** The model of the bundled table: the 407 calls of FreeBSD 15.0. */
export function bundledModel(): Model {
  return (bundled ??= modelOf("syscalls.master", facts));
}

let bundled: Model | undefined;

/** The model of test/data/hard-cases.master, the table of everything that breaks generators. */
export function hardCases(): Model {
  // The test of the hard cases checks the overlay against the schema.
  const overlay = JSON.parse(read("test/data/hard-cases.overlay.json")) as Overlay;
  return modelOf("test/data/hard-cases.master", withOverlays(facts, [overlay]));
}

/** The text of a file of the project, by its path from the root. */
export function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** The model of the text of a table, and what is wrong with it. */
export function buildWith(text: string, withFacts: Facts): ReturnType<typeof buildModel> {
  const file = "t.master";
  return buildModel(parse(text, file).table, withFacts, { file, text });
}

function modelOf(file: string, withFacts: Facts): Model {
  const text = read(file);
  const { model, problems } = buildModel(parse(text, file).table, withFacts, { file, text });
  if (problems.length > 0) throw new Error(problems.map((problem) => problem.message).join("\n"));
  return model;
}
