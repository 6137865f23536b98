import { format } from "syscalls-table";
import {
  buildModel,
  generate,
  lint,
  parse,
  readBundledFacts,
  readBundledTable,
} from "../dist/index.js";
import { medianTime, printTable } from "./measure.mjs";

const factors = [1, 10, 100];
const file = "long.master";

/** Tables 10 and 100 times as long: what a stage costs per entry stays the same. */
export async function growth() {
  const rows = [];
  for (const factor of factors) {
    const { text, facts } = repeated(factor);
    const times = factor === 100 ? { warmUp: 1, runs: 1 } : { warmUp: 3, runs: 7 };
    const { table } = parse(text, file);
    const { model } = buildModel(table, facts, { file, text });
    const work = [
      () => parse(text, file),
      () => lint(text, file),
      () => buildModel(table, facts, { file, text }),
      () => generate("c", model),
      () => generate("go", model),
      () => generate("rust", model),
      () => generate("zig", model),
      () => generate("typescript", model),
    ];
    const cells = [];
    for (const run of work) cells.push((await medianTime(run, times)).toFixed(1));
    rows.push([`${String(factor)} (${String(model.calls.length)} calls)`, ...cells]);
  }
  printTable(
    "Milliseconds for tables so many times as long",
    ["length", "parse", "lint", "model", "c", "go", "rust", "zig", "typescript"],
    rows,
  );
}

/** The bundled table so many times behind itself, with numbers that go on and names that differ. */
function repeated(factor) {
  const { table } = parse(readBundledTable(), file);
  const bundled = readBundledFacts();
  const entries = table.items.filter(({ kind }) => kind === "entry");
  const step = Math.max(...entries.map(({ lastNumber }) => lastNumber)) + 1;
  const items = [...table.items];
  const calls = { ...bundled.calls };
  for (let turn = 1; turn < factor; turn++) {
    const rename = (name) => `${name}_${String(turn)}`;
    items.push(...entries.map((entry) => shifted(entry, turn * step, rename)));
    for (const [name, record] of Object.entries(bundled.calls)) calls[rename(name)] = record;
  }
  return { text: format({ items }), facts: { ...bundled, calls } };
}

function shifted(entry, by, rename) {
  const { body } = entry;
  const renamed =
    body.kind === "prototype"
      ? { ...body, prototype: { ...body.prototype, name: rename(body.prototype.name) } }
      : body;
  return {
    ...entry,
    number: entry.number + by,
    lastNumber: entry.lastNumber + by,
    body: renamed,
  };
}
