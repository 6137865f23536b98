import { mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { generateInto, type GenerateOptions, type TableName } from "../../support/generate.js";
import { temporaryFolder } from "../../support/temporary.js";
import { toolchain } from "../../toolchains/index.js";
import { run } from "../../toolchains/run.js";

const style = join(__dirname, "../../../.clang-format");
const folder = temporaryFolder();

function formatted(file: string): string {
  const { path, env } = toolchain("clang-format");
  return run(path, [`--style=file:${style}`, file], { env }).stdout;
}

describe("clang-format with the project's style changes nothing", () => {
  test.each<[TableName, GenerateOptions]>([
    ["bundled", { symbols: "sys" }],
    ["bundled", { symbols: "private" }],
    ["bundled", { symbols: "public" }],
    ["bundled", { only: ["read"] }],
    ["bundled", { only: ["syscall"] }],
    ["hard-cases", {}],
  ])("in the files of the %s table with %j", async (table, options) => {
    const include = mkdtempSync(join(folder, table));
    const files = await generateInto(include, "c", table, options);
    const sources = [...files.keys()].filter((path) => /\.[ch]$/.test(path));
    expect(sources).toEqual([
      ...["libsys.h", "_libsys.h", "syscall.h"],
      ...["libsys_layout.c", "libsys_constants.c"],
    ]);
    for (const source of sources) {
      const file = join(include, source);
      expect(formatted(file)).toBe(readFileSync(file, "utf8"));
    }
  });
});
