import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildLibrary } from "../support/library.js";
import { cli } from "../support/cli.js";
import { temporaryFolder } from "../support/temporary.js";
import { errorFunction, stub, symbol } from "../elf/support.js";

const cwd = temporaryFolder();
const symbols = [
  stub("__sys_fstat", 551),
  symbol("fstat", "FBSD_1.0", { kind: "stub", number: 189 }, { isDefault: false }),
  symbol("fstat", "FBSD_1.5", { kind: "stub", number: 551 }, { binding: "weak" }),
  symbol("errno", "FBSD_1.0", { kind: "data", size: 4 }, { isDefault: false }),
  errorFunction("nop\nret"),
];
writeFileSync(join(cwd, "libsys.so.7"), buildLibrary("aarch64", symbols));
writeFileSync(join(cwd, "fstat.o"), buildLibrary("amd64", symbols.slice(0, 1), { object: true }));
writeFileSync(join(cwd, "notes.txt"), "no library\n");

test("symbols lists name and version, number, size, offset and kind", async () => {
  const { status, stderr, stdout } = await cli(["symbols", "libsys.so.7"], { cwd });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout.replace(/0x[0-9a-f]+/g, "0x…").replace(/ +/g, " ")).toBe(
    [
      "symbol number size offset type",
      "__error@@FBSD_1.0 - 8 0x… func",
      "__sys_fstat@@FBSDprivate_1.0 551 20 0x… func",
      "errno@FBSD_1.0 - 4 0x… object",
      "fstat@@FBSD_1.5 551 20 0x… func, weak",
      "fstat@FBSD_1.0 189 20 0x… func",
      "",
    ].join("\n"),
  );
});

test("symbols --json has the same in numbers", async () => {
  const { stdout } = await cli(["symbols", "fstat.o", "--json"], { cwd });
  expect(JSON.parse(stdout)).toEqual([
    {
      file: "fstat.o",
      symbols: [
        { name: "__sys_fstat", version: "", type: "func", binding: "global", size: 13, offset: 84 },
      ],
    },
  ]);
});

test.each([
  ["notes.txt", 1, "notes.txt: error: this is not an ELF file (at byte 0, 0x0) [EL001]\n"],
  ["missing.so", 3, "libsysgen: error: cannot read missing.so: no such file or directory\n"],
  [".", 2, `libsysgen: error: ${cwd} is a folder\n`],
])("symbols %s ends with status %i", async (file, status, stderr) => {
  expect(await cli(["symbols", file], { cwd })).toEqual({ status, stdout: "", stderr });
});
