import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { archNames } from "../../../src/model/arch.js";
import type { Model } from "../../../src/model/model.js";
import { generateInto, type TableName } from "../../support/generate.js";
import { bundledModel, hardCases } from "../../support/models.js";
import { temporaryFolder } from "../../support/temporary.js";
import { cargo, rustTargets } from "./cargo.js";
import { declarationNames, writeFiles } from "./crates.js";
import { proofCrate } from "./proof.js";

const folder = temporaryFolder();
const builds = join(folder, "builds");

const tables = {
  bundled: bundledModel(),
  "hard-cases": hardCases(),
} as const satisfies Record<TableName, Model>;

test.each(["bundled", "hard-cases"] as const)(
  "cargo check proves every declaration on all seven architectures: %s",
  async (table) => {
    await writeCrates(table, table);
    expect(check(table, rustTargets)).not.toMatch(/warning/);
  },
);

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
    await writeCrates("mistakes", "bundled");
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
    await writeCrates("mistakes", "bundled");
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
  const proof = join(folder, name, "proof");
  return cargo(proof, ["check", ...targets.flatMap((target) => ["--target", target])], builds)
    .stderr;
}

async function writeCrates(name: string, table: TableName): Promise<void> {
  const files = await generateInto(join(folder, name), "rust", table);
  const proof = proofCrate(tables[table], archNames, declarationNames(files));
  writeFiles(join(folder, name, "proof"), proof);
}
