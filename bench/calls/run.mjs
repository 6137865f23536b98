// npm run bench:calls: what a call costs through each binding; see ../README.md.
import { openSync, rmSync } from "node:fs";
import { join } from "node:path";
import { printTable } from "../measure.mjs";
import { build } from "./build.mjs";
import { runProgram } from "./run-program.mjs";

/** How often every program runs, all in turn: what else the machine does meets all of them alike. */
const passes = 5;
const measures = ["raw getpid", "safe getpid", "raw pread", "safe pread"];

const { place, programs } = build();
try {
  report(measureAll());
} finally {
  rmSync(place, { recursive: true, force: true });
}

/** @returns {ReadonlyMap<string, Record<string, number>>} nanoseconds, the least of all passes */
function measureAll() {
  const file = openSync(join(place, "data"), "r");
  const best = new Map();
  for (let pass = 0; pass < passes; pass++) {
    for (const { name, command, args, env } of programs) {
      const found = JSON.parse(runProgram(command, args, { env, file }));
      const known = best.get(name) ?? {};
      for (const [measure, time] of Object.entries(found)) {
        known[measure] = Math.min(known[measure] ?? Infinity, time);
      }
      best.set(name, known);
    }
  }
  return best;
}

/** @param {ReadonlyMap<string, Record<string, number>>} best */
function report(best) {
  const stub = best.get("C") ?? {};
  const rows = [...best].map(([name, times]) => [
    name,
    ...measures.map((measure) => {
      const time = times[measure];
      const base = stub[measure.replace("safe", "raw")];
      if (time === undefined || base === undefined) return "";
      return `${time.toFixed(0)} ns, ${(time / base).toFixed(2)}`;
    }),
  ]);
  printTable(
    `A call of getpid and a pread of 4 KiB: the least time in ${String(passes)} runs of 500 rounds of 1000 calls, and its ratio to C's`,
    ["binding", ...measures],
    rows,
  );
}
