import { performance } from "node:perf_hooks";
/**
 * The median of how long `run` takes, in milliseconds.
 *
 * @param {() => unknown} run may return a promise
 * @param {{ warmUp: number, runs: number }} times how often it runs without and with the clock
 * @returns {Promise<number>}
 */
export async function medianTime(run, { warmUp, runs }) {
  for (let turn = 0; turn < warmUp; turn++) await run();
  const times = [];
  for (let turn = 0; turn < runs; turn++) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return median(times);
}

/** @param {readonly number[]} values one at least */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/**
 * Prints a table in Markdown.
 *
 * @param {string} title
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
export function printTable(title, head, rows) {
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, column) => (column === 0 ? "---" : "---:"));
  console.log([`\n${title}\n`, line(head), line(rule), ...rows.map(line)].join("\n"));
}
