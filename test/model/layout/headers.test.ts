import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { archNames, type ArchName } from "../../../src/model/arch.js";
import type { Model } from "../../../src/model/model.js";
import { bundledModel } from "../../support/models.js";
import { temporaryFolder } from "../../support/temporary.js";
import { zigTarget } from "../../targets/c/zig-cc.js";
import { toolchain } from "../../toolchains/index.js";
import { run } from "../../toolchains/run.js";
import { headerProof } from "./header-proof.js";

// The expectations are FreeBSD's headers, which Zig ships for every architecture.

const scratch = temporaryFolder();
const model = bundledModel();

test.each(archNames)(
  "the headers say of every structure and constant what the model says: %s",
  (arch) => {
    expect(assertions(model, arch)).toBeGreaterThan(4400);
    check(model, arch);
  },
);

describe("the proof fails", () => {
  test.each<[string, string, (structure: Structure) => Structure]>([
    ["size of struct stat", "stat", (s) => ({ ...s, layouts: { amd64: { size: 225, align: 8 } } })],
    [
      "alignment of union sigval",
      "sigval",
      (s) => ({ ...s, layouts: { amd64: { size: 8, align: 4 } } }),
    ],
    [
      "offset of struct iovec.iov_len",
      "iovec",
      (s) => withLast(s, { places: { amd64: { offset: 12, size: 8 } } }),
    ],
    [
      "size of struct iovec.iov_len",
      "iovec",
      (s) => withLast(s, { places: { amd64: { offset: 8, size: 4 } } }),
    ],
    [
      "type of struct iovec.iov_len, ssize_t",
      "iovec",
      (s) => withLast(s, { type: { kind: "named", name: "ssize_t" } }),
    ],
  ])("if the %s is wrong", (message, name, change) => {
    const structures = model.structures.map((structure) =>
      structure.name === name ? change(structure) : structure,
    );
    expect(() => {
      check({ ...model, structures }, "amd64");
    }).toThrow(message);
  });

  test("if a constant is wrong, by its sign even", () => {
    expect(() => {
      check(withConstant("O_CLOEXEC", 0x200000n), "amd64");
    }).toThrow("O_CLOEXEC");
    expect(() => {
      check(withConstant("ULLONG_MAX", -1n), "amd64");
    }).toThrow("ULLONG_MAX");
  });
});

type Structure = Model["structures"][number];

function withLast(structure: Structure, change: Partial<Structure["members"][number]>): Structure {
  const { members } = structure;
  return {
    ...structure,
    members: members.map((member, index) =>
      index === members.length - 1 ? { ...member, ...change } : member,
    ),
  };
}

function withConstant(name: string, value: bigint): Model {
  const constants = model.constants.map((family) => ({
    ...family,
    constants: family.constants.map((one) => (one.name === name ? { name, value } : one)),
  }));
  return { ...model, constants };
}

function assertions(of: Model, arch: ArchName): number {
  return headerProof(of, arch).match(/^_Static_assert/gm)?.length ?? 0;
}

/** @throws an Error with the assertions that do not hold */
function check(of: Model, arch: ArchName): void {
  const { path, env } = toolchain("zig");
  const file = join(scratch, `${arch}.c`);
  writeFileSync(file, headerProof(of, arch));
  const options = ["-std=c11", "-c", "-ferror-limit=0", "-Wno-gnu-folding-constant"];
  run(path, ["cc", "-target", zigTarget(arch), ...options, file, "-o", `${file}.o`], {
    cwd: scratch,
    env,
  });
}
