import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { archNames } from "../../../src/model/arch.js";
import type { Model } from "../../../src/model/model.js";
import { generateFiles } from "../../support/generate.js";
import { bundledModel, hardCases } from "../../support/models.js";
import { temporaryFolder } from "../../support/temporary.js";
import { cargo, rustTargets } from "./cargo.js";
import { declarationNames, workspaceOf, writeFiles } from "./crates.js";
import { callsAlone, withoutConstants, withUnlikeConstants } from "./leaner.js";
import { proofCrate } from "./proof.js";

const folder = temporaryFolder();
const builds = join(folder, "builds");

const bundled = bundledModel();
const calls = callsAlone(bundled);

/** One on which `long` has 64 bits, and one on which it has 32. */
const unlike = ["x86_64-unknown-freebsd", "i686-unknown-freebsd"];
const others = rustTargets.filter((target) => !unlike.includes(target));

// Constants take the compiler most of its time, and nearly all are the same text everywhere.
describe("both crates compile without a warning, and prove", () => {
  test.each([
    ["all of bundled on two architectures", bundled, unlike],
    ["what may differ elsewhere on the other five", withUnlikeConstants(bundled), others],
    ["the hard cases on all seven", withoutConstants(hardCases()), rustTargets],
  ] as const)("%s", async (title, model, targets) => {
    const name = title.replaceAll(" ", "-");
    await writeCrates(name, model);
    expect(check(name, targets)).not.toMatch(/warning/);
  });

  test("few constants, but some, are not the same everywhere", () => {
    const families = withUnlikeConstants(bundled).constants;
    expect(families.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["signal-handlers", "system-parameters", "umtx-lock-owners"]),
    );
    expect(families.length).toBeLessThan(bundled.constants.length / 5);
  });
});

describe("the proof finds", () => {
  const mistakes = [
    [
      "a parameter that is too wide",
      "__sys_chmod",
      "calls.rs",
      "_chmod(path: *const c_char, mode: mode_t",
      "_chmod(path: *const c_char, mode: c_uint",
    ],
    [
      "a parameter of the wrong sign",
      "__sys_setuid",
      "calls.rs",
      "uid: uid_t) -> c_int",
      "uid: pid_t) -> c_int",
    ],
    ["a lost const", "__sys_write", "calls.rs", "buf: *const c_void", "buf: *mut c_void"],
    ["a result of the wrong width", "__sys_read", "calls.rs", "-> isize", "-> c_int"],
    [
      "a parameter too many",
      "__sys_close",
      "calls.rs",
      "_close(fd: c_int",
      "_close(fd: c_int, x: c_int",
    ],
    ["a call that may return", "__sys__exit", "calls.rs", "-> !", "-> c_int"],
    ["a type for nothing", "__sys_thr_exit", "calls.rs", "*mut c_long);", "*mut c_long) -> c_int;"],
  ] as const;
  let found = "";

  beforeAll(async () => {
    await writeCrates("mistakes", calls);
    for (const [, , file, right, wrong] of mistakes) {
      const path = join(folder, "mistakes/libsys-sys/src", file);
      const text = readFileSync(path, "utf8");
      expect(text).toContain(right);
      writeFileSync(path, text.replace(right, wrong));
    }
    found = failureOf(() => check("mistakes", ["x86_64-unknown-freebsd"]));
  });

  test.each(mistakes)("%s: %s", (_, call) => {
    expect(found).toMatch(new RegExp(`found fn item .* \\{${call}\\}`));
  });

  test("the sizes of another architecture", async () => {
    await writeCrates("mistakes", calls);
    const proofs = readFileSync(join(folder, "mistakes/proof/src/amd64.rs"), "utf8");
    writeFileSync(join(folder, "mistakes/proof/src/i386.rs"), proofs);
    expect(failureOf(() => check("mistakes", ["i686-unknown-freebsd"]))).toContain(
      "the ABI of __sys_read is not the model's",
    );
  });
});

function failureOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
  throw new Error("it did not fail");
}

/** Warnings and progress, as cargo prints them. */
function check(name: string, targets: readonly string[]): string {
  const args = ["check", "--workspace", ...targets.flatMap((target) => ["--target", target])];
  return cargo(join(folder, name), args, builds).stderr;
}

async function writeCrates(name: string, model: Model): Promise<void> {
  const files = await generateFiles("rust", model);
  const proof = proofCrate(model, archNames, declarationNames(files));
  const all = new Map([
    ...files,
    ...[...proof].map(([path, text]) => [`proof/${path}`, text] as const),
  ]);
  writeFiles(join(folder, name), workspaceOf(all));
}
