import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cli } from "../support/cli.js";
import { temporaryFolder } from "../support/temporary.js";
import { elfOf } from "../elf/support.js";

const cwd = temporaryFolder();

test("stub writes a library of the architecture, from the bundled table", async () => {
  const result = await cli(["stub", "--arch", "riscv64", "-o", "libsys.so.7"], { cwd });
  expect(result).toEqual({ status: 0, stdout: "", stderr: "" });
  const file = elfOf(readFileSync(join(cwd, "libsys.so.7")));
  expect(file.arch?.name).toBe("riscv64");
  expect(file.symbols.filter(({ name }) => name.startsWith("__sys_"))).toHaveLength(407);
});

test.each([
  [
    ["--arch", "x86_64", "-o", "x"],
    2,
    `there is no architecture "x86_64"\n  hint: did you mean "amd64"?`,
  ],
  [["--arch", "amd64"], 2, `required option '-o, --output <file>' not specified`],
  [["-o", "x"], 2, `required option '-a, --arch <name>' not specified`],
  [["--arch", "amd64", "-o", "no/x"], 3, "cannot write no/x: no such file or directory"],
])("stub %j ends with status %i", async (words, status, message) => {
  const result = await cli(["stub", ...words], { cwd });
  expect(result.status).toBe(status);
  expect(result.stderr).toContain(message);
});
