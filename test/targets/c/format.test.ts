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
  ])("in the headers of the %s table with %j", async (table, options) => {
    const include = mkdtempSync(join(folder, table));
    const files = await generateInto(include, "c", table, options);
    const headers = [...files.keys()].filter((path) => path.endsWith(".h"));
    expect(headers).toEqual(["libsys.h", "_libsys.h", "syscall.h"]);
    for (const header of headers) {
      const file = join(include, header);
      expect(formatted(file)).toBe(readFileSync(file, "utf8"));
    }
  });
});
