import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { cli } from "../support/cli.js";
import { buildLibrary, type BuiltSymbol } from "../support/library.js";
import { wholeLibrary } from "../support/measured.js";
import { read } from "../support/models.js";
import { temporaryFolder } from "../support/temporary.js";
import { assemblies } from "../support/stub-assembly.js";
import { errorFunction, stub, symbol } from "../elf/support.js";

const cwd = temporaryFolder();
const nothing = { kind: "code", text: assemblies.amd64.nothing } as const;
const old = [
  stub("__sys_read", 3),
  stub("__sys_gone", 4),
  stub("__sys_moved", 5),
  symbol("stat", "FBSD_1.0", { kind: "stub", number: 188 }),
  symbol("nstat", "FBSD_1.0", { kind: "stub", number: 278 }),
  symbol("table", "FBSD_1.0", { kind: "data", size: 8 }),
  symbol("helper", "FBSD_1.0", nothing),
  errorFunction(assemblies.amd64.nothing),
];
const changes: Readonly<Record<string, Partial<BuiltSymbol>>> = {
  __sys_read: { binding: "weak" },
  __sys_moved: { content: { kind: "stub", number: 6 } },
  stat: { isDefault: false },
  nstat: { isDefault: false },
  table: { content: { kind: "data", size: 16 } },
  helper: { content: { kind: "data", size: 8 } },
};
const now = [
  ...old.filter(({ name }) => name !== "__sys_gone").map((s) => ({ ...s, ...changes[s.name] })),
  symbol("stat", "FBSD_1.5", { kind: "stub", number: 551 }),
  symbol("extra", "FBSD_1.5", nothing),
];
writeFileSync(join(cwd, "old.so"), buildLibrary("amd64", old));
writeFileSync(join(cwd, "new.so"), buildLibrary("amd64", now));
writeFileSync(join(cwd, "other.so"), buildLibrary("amd64", old, { soname: "libsys.so.8" }));
writeFileSync(join(cwd, "arm.so"), buildLibrary("aarch64", [stub("__sys_read", 3)]));
writeFileSync(join(cwd, "whole.so"), buildLibrary("riscv64", wholeLibrary("riscv64")));
writeFileSync(join(cwd, "syscalls.master"), read("syscalls.master"));

test("abi diff says what breaks whom, what is new, and what nobody notices", async () => {
  const { status, stderr, stdout } = await cli(["abi", "diff", "old.so", "new.so"], { cwd });
  expect({ status, stderr }).toEqual({ status: 12, stderr: "" });
  expect(stdout.split("\n")).toEqual([
    "breaks:",
    "  __sys_gone@@FBSDprivate_1.0 is gone: language runtimes, and libc and libthr of another " +
      "release, that use it do not start",
    "  __sys_moved@@FBSDprivate_1.0 made call 5 and makes call 6: language runtimes, and libc and " +
      "libthr of another release, that call it get something else",
    "  helper@@FBSD_1.0 was a function and is data: programs that use it crash",
    "  nstat@@FBSD_1.0 is kept for old programs alone: new ones cannot be linked with it",
    "  table@@FBSD_1.0 had 8 bytes and has 16: programs have a copy of the old size",
    "",
    "new:",
    "  new programs get stat@@FBSD_1.5 instead of stat@@FBSD_1.0",
    "  extra@@FBSD_1.5 is new",
    "  stat@@FBSD_1.5 is new, which makes call 551",
    "",
    "nobody notices:",
    "  __sys_read@@FBSDprivate_1.0 was global and is weak",
    "",
  ]);
});

test("a library is no different from itself", async () => {
  expect(await cli(["abi", "diff", "old.so", "old.so"], { cwd })).toEqual({
    status: 0,
    stdout: "old.so and old.so: no program sees a difference\n",
    stderr: "",
  });
});

test.each([
  ["whole.so", "syscalls.master"],
  ["syscalls.master", "whole.so"],
])("abi diff %s %s: a table stands for the library that it describes", async (from, to) => {
  expect(await cli(["abi", "diff", from, to], { cwd })).toEqual({
    status: 0,
    stdout: `${from} and ${to}: no program sees a difference\n`,
    stderr: "",
  });
});

test("what is only new ends with status 4", async () => {
  writeFileSync(join(cwd, "more.so"), buildLibrary("amd64", [...old, stub("__sys_more", 600)]));
  expect(await cli(["abi", "diff", "old.so", "more.so", "--json"], { cwd })).toEqual({
    status: 4,
    stdout: `${JSON.stringify(
      {
        breaking: [],
        additions: [
          {
            symbol: "__sys_more@@FBSDprivate_1.0",
            message: "__sys_more@@FBSDprivate_1.0 is new, which makes call 600",
          },
        ],
        cosmetic: [],
      },
      undefined,
      2,
    )}\n`,
    stderr: "",
  });
});

test.each([
  [
    "other.so",
    12,
    "the soname was libsys.so.7 and is libsys.so.8: programs do not find the library",
  ],
  ["arm.so", 2, "old.so is for amd64, arm.so for aarch64"],
  ["missing.so", 3, "cannot read missing.so: no such file or directory"],
])("abi diff old.so %s ends with status %i", async (to, status, message) => {
  const result = await cli(["abi", "diff", "old.so", to], { cwd });
  expect(result.status).toBe(status);
  expect(result.stdout + result.stderr).toContain(message);
});

test("two tables are for another command", async () => {
  const result = await cli(["abi", "diff", "syscalls.master", "syscalls.master"], { cwd });
  expect(result).toMatchObject({ status: 2 });
  expect(result.stderr).toContain("libsysgen table diff compares two tables");
});
