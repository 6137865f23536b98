import { spawn } from "node:child_process";
import { appendFileSync, cpSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { FileSet } from "../../../src/targets/target.js";
import { plainEnvironment } from "../../support/environment.js";
import { generateInto } from "../../support/generate.js";
import { hostlib } from "../../support/hostlib.js";
import { temporaryFolder } from "../../support/temporary.js";
import { cargo } from "./cargo.js";

const folder = temporaryFolder();
const crate = join(folder, "libsys");
const builds = join(folder, "builds");
let files: FileSet;

beforeAll(async () => {
  files = await generateInto(folder, "rust", "bundled");
  cpSync(join(__dirname, "package"), join(crate, "tests"), { recursive: true });
});

describe("the package's own tests pass with a double of the library", () => {
  test("with the standard library", () => {
    const stdout = withDouble([
      "test",
      "--features",
      "std",
      "--test",
      "addresses",
      "--test",
      "calls",
    ]);
    expect(results(stdout)).toEqual([
      "ok. 9 passed; 0 failed; 0 ignored",
      "ok. 8 passed; 0 failed; 0 ignored",
    ]);
  });

  test("with the crate's own descriptors and vectors", () => {
    const stdout = withDouble(["test", "--test", "without_std"]);
    expect(results(stdout)).toEqual(["ok. 7 passed; 0 failed; 0 ignored"]);
  });

  test("the example in the documentation compiles", () => {
    const stdout = withDouble(["test", "--features", "std", "--doc"]);
    expect(results(stdout)).toEqual(["ok. 1 passed; 0 failed; 0 ignored"]);
  });
});

describe("the watcher", () => {
  test("is the program of the README", () => {
    const [, program] = /^```rust\n([^]*?)^```$/m.exec(files.get("libsys/README.md") ?? "") ?? [];
    expect(program).toContain("fn main()");
    expect(files.get("libsys/examples/watch.rs")?.endsWith(`\n\n${program ?? ""}`)).toBe(true);
  });

  test("says what happens to a file, until it is deleted", async () => {
    withDouble(["build", "--features", "std", "--example", "watch"]);
    const file = join(folder, "watched");
    writeFileSync(file, "four");
    const watcher = spawn(join(builds, "debug/examples/watch"), [file], {
      env: plainEnvironment(),
      stdio: ["ignore", "pipe", "inherit"],
      // If an event does not come, this is the end of waiting for it.
      timeout: 20_000,
    });
    const status = new Promise((resolve) => watcher.once("close", resolve));
    const said: string[] = [];
    for await (const line of createInterface({ input: watcher.stdout })) {
      said.push(line);
      if (line === "watching") appendFileSync(file, " more");
      if (line.startsWith("written")) unlinkSync(file);
    }
    expect(said).toEqual(["watching", "written, 9 bytes now", "deleted"]);
    expect(await status).toBe(0);
  }, 60_000);
});

/** What cargo prints of the crate, whose programs find the double at run time. */
function withDouble(args: readonly string[]): string {
  const { folder: library } = hostlib();
  const search = ["--cfg", "libsys_host", "-L", `native=${library}`];
  const flags = [...search, "-C", `link-arg=-Wl,-rpath,${library}`].join(" ");
  // Nobody debugs these programs.
  const profile = { CARGO_PROFILE_DEV_DEBUG: "0" };
  return cargo(crate, args, builds, { ...profile, RUSTFLAGS: flags, RUSTDOCFLAGS: flags }).stdout;
}

/** How the tests of each program went. */
function results(stdout: string): readonly string[] {
  const found = stdout.matchAll(/^test result: (\w+\. \d+ passed; \d+ failed; \d+ ignored)/gm);
  return [...found].map(([, result]) => result ?? "");
}
