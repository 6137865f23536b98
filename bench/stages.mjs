import {
  buildModel,
  generate,
  lint,
  parse,
  readBundledFacts,
  readBundledTable,
  targets,
} from "../dist/index.js";
import { medianTime, printTable } from "./measure.mjs";

const times = { warmUp: 20, runs: 50 };

/** The stages of a run, in one process that has been warmed up. */
export async function stages() {
  const file = "syscalls.master";
  const text = readBundledTable();
  const facts = readBundledFacts();
  const { table } = parse(text, file);
  const { model } = buildModel(table, facts, { file, text });
  const work = [
    ["parse", () => parse(text, file)],
    ["parse and lint", () => lint(text, file)],
    ["model", () => buildModel(table, facts, { file, text })],
    ...targets.map(({ name }) => [`render ${name}`, () => generate(name, model)]),
  ];
  const rows = [];
  for (const [title, run] of work) {
    rows.push([title, `${(await medianTime(run, times)).toFixed(1)} ms`]);
  }
  printTable(
    `Stages in one process, median of ${String(times.runs)} after ${String(times.warmUp)}`,
    ["stage", "time"],
    rows,
  );
}
