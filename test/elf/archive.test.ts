import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { archiveMembers } from "../../src/elf/archive.js";
import { ElfError } from "../../src/elf/error.js";
import { listSymbols } from "../../src/elf/listing.js";
import { memorySource } from "../../src/elf/source.js";
import { run } from "../toolchains/run.js";
import { toolchain } from "../toolchains/index.js";
import { buildLibrary } from "../support/library.js";
import { temporaryFolder } from "../support/temporary.js";
import { stub } from "./support.js";

const folder = temporaryFolder();
const names = ["read.o", "a_name_that_is_too_long_for_the_header.o", "write.o"];
for (const [index, name] of names.entries()) {
  const object = buildLibrary("amd64", [stub(`__sys_${String(index)}`, index)], { object: true });
  writeFileSync(join(folder, name), object);
}

describe.each(["gnu", "bsd"])("an archive as %s tools write it", (format) => {
  const { env, path } = toolchain("zig");
  run(path, ["ar", `--format=${format}`, "rcs", `${format}.a`, ...names], { cwd: folder, env });
  const archive = memorySource("libsys.a", readFileSync(join(folder, `${format}.a`)));

  test("has the members that were put into it", () => {
    const members = archiveMembers(archive);
    expect(members.map(({ name }) => name)).toEqual(names.map((name) => `libsys.a(${name})`));
    expect(members.map((member) => Buffer.from(member.read(0, member.size)))).toEqual(
      names.map((name) => readFileSync(join(folder, name))),
    );
  });

  test("has the symbols of its members", () => {
    const symbols = listSymbols(archive).map(({ symbols }) => symbols.map(({ name }) => name));
    expect(symbols).toEqual([["__sys_0"], ["__sys_1"], ["__sys_2"]]);
  });

  test("that is cut off is named with the place", () => {
    const cut = memorySource("libsys.a", archive.read(0, archive.size - 100));
    expect(() => archiveMembers(cut)).toThrow(
      /^a member is longer than its archive \(at byte \d+, 0x[0-9a-f]+\)$/,
    );
  });
});

test.each([
  ["not an archive at all", "#!/bin/sh\n", "EL001"],
  ["a header that is none", `!<arch>\n${"x".repeat(60)}`, "EL005"],
  ["a header that is cut off", "!<arch>\nread.o/", "EL002"],
])("%s", (_what, text, code) => {
  const archive = memorySource("libsys.a", Buffer.from(text));
  expect(codeThrown(() => archiveMembers(archive))).toBe(code);
});

function codeThrown(action: () => unknown): string | undefined {
  try {
    action();
  } catch (error) {
    if (error instanceof ElfError) return error.code;
    throw error;
  }
  return undefined;
}
