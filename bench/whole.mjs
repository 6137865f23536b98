import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { targets } from "../dist/index.js";
import { median, printTable } from "./measure.mjs";

const runs = 15;
const program = join(import.meta.dirname, "../dist/bin/libsysgen.js");
const peak = join(import.meta.dirname, "peak.mjs");

/** Whole processes: `generate` into an empty folder, for each target and for all. */
export function whole() {
  const commands = [
    ["node -e 0", [process.execPath, "-e", "0"]],
    ["libsysgen --version", [process.execPath, program, "--version"]],
    ...targets.map(({ name }) => [`generate --target ${name}`, generate("--target", name)]),
    ["generate", generate()],
  ];
  const rows = commands.map(([title, command]) => [`\`${title}\``, ...measureCommand(command)]);
  printTable(
    `Whole processes, median of ${String(runs)} runs, and peak resident memory of one more`,
    ["command", "time", "memory"],
    rows,
  );
}

/** Median time and peak memory of a command. */
export function measureCommand(command) {
  const times = Array.from({ length: runs }, () => once(command).time);
  const memory = once(command, ["--import", peak]).peak;
  return [`${median(times).toFixed(0)} ms`, `${(memory / 1024).toFixed(0)} MB`];
}

function generate(...options) {
  return [process.execPath, program, "generate", "--no-config", "--quiet", ...options];
}

/** One run in an empty folder; memory is in kilobytes. */
function once([node, ...args], nodeOptions = []) {
  const cwd = mkdtempSync(join(tmpdir(), "libsysgen-bench-"));
  const start = performance.now();
  const { status, stderr, output } = spawnSync(node, [...nodeOptions, ...args], {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  const time = performance.now() - start;
  rmSync(cwd, { recursive: true });
  if (status !== 0) throw new Error(`${args.join(" ")}: exit status ${String(status)}\n${stderr}`);
  return { time, peak: Number(output[3] ?? 0) };
}
