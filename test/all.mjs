// The whole of the checks: the toolchains, the build, the linters and the tests, each step counted.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** Steps that pass or fail as a whole: what is done, and the script of package.json that does it. */
const steps = [
  ["compilers and runtimes", "toolchains"],
  ["build", "build"],
  ["types of the tests", "check:types"],
  ["lint", "check:lint"],
  ["formatting", "check:format"],
  ["unused code", "check:unused"],
  ["packages", "check:packages"],
];

const root = resolve(import.meta.dirname, "..");
let passed = 0;
let failed = 0;
for (const [title = "", script = ""] of steps)
  count(await step(title, ["run", "--silent", script]));
await tests();
console.log(`${String(passed)} passed, ${String(failed)} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/** The tests count one by one; a file that does not load counts as a failed test, a skipped test too. */
async function tests() {
  const folder = mkdtempSync(join(tmpdir(), "libsysgen-tests-"));
  const report = join(folder, "report.json");
  const ran = await step("tests", [
    "exec",
    "--",
    "jest",
    "--ci",
    "--maxWorkers=100%",
    "--json",
    `--outputFile=${report}`,
  ]);
  try {
    const results = JSON.parse(readFileSync(report, "utf8"));
    passed += results.numPassedTests;
    failed += results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    if (skipped > 0) console.log(`${String(skipped)} skipped tests count as failed`);
    failed += skipped;
    if (results.numTotalTests === 0) count(false);
  } catch (error) {
    console.log(`jest left no report: ${String(error)}`);
    count(false);
  }
  if (!ran && failed === 0) count(false);
  rmSync(folder, { recursive: true, force: true });
}

/**
 * Runs npm, letting through what it prints.
 *
 * @param {string} title
 * @param {readonly string[]} args
 * @returns {Promise<boolean>} whether it exited with 0
 */
function step(title, args) {
  console.log(`--- ${title}`);
  const start = Date.now();
  return new Promise((done) => {
    const child = spawn("npm", args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
    const end = (/** @type {boolean} */ ok) => {
      const seconds = ((Date.now() - start) / 1000).toFixed(1);
      console.log(`--- ${title}: ${ok ? "ok" : "FAILED"} after ${seconds} s`);
      done(ok);
    };
    child.on("error", (error) => {
      console.log(error.message);
      end(false);
    });
    child.on("exit", (status) => {
      end(status === 0);
    });
  });
}

/** @param {boolean} ok */
function count(ok) {
  if (ok) passed += 1;
  else failed += 1;
}
