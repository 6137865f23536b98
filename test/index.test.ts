import { join } from "node:path";
import {
  archNames,
  buildModel,
  generate,
  parse,
  readBundledFacts,
  readBundledTable,
  selectCalls,
  targets,
} from "../src/index.js";
import { readFiles } from "./support/temporary.js";

/** The model that the README shows how to make. */
function bundledModel() {
  const file = "syscalls.master";
  const text = readBundledTable();
  return buildModel(parse(text, file).table, readBundledFacts(), { file, text });
}

describe("the library", () => {
  test("makes the model of the bundled table without a problem", () => {
    const { model, problems } = bundledModel();
    expect(problems).toEqual([]);
    expect(model.calls).toHaveLength(407);
  });

  test("makes the files of a language in memory", async () => {
    const { model } = bundledModel();
    const command = "libsysgen generate --target zig";
    const files = Object.fromEntries(await generate("zig", model, { command }));
    const committed = Object.entries(readFiles(join(__dirname, "../generated/zig")));
    const generated = committed.filter(([path]) => path !== ".libsysgen-manifest.json");
    expect(files).toEqual(Object.fromEntries(generated));
  });

  test("makes less of them for less", async () => {
    const model = selectCalls(bundledModel().model, ({ name }) => name === "read");
    const files = [...(await generate("go", model, { archs: ["amd64"], symbols: "private" }))];
    expect(files.map(([path]) => path).filter((path) => path.includes("arm64"))).toEqual([]);
    const text = files.map(([, content]) => content).join("");
    expect(text).toContain("libc__read_trampoline");
    expect(text).not.toContain("libc__write_trampoline");
  });

  test("knows every language, and no other", async () => {
    for (const { archs } of targets) expect(archNames).toEqual(expect.arrayContaining([...archs]));
    // @ts-expect-error: people who write JavaScript may ask for anything
    await expect(generate("cobol", bundledModel().model)).rejects.toThrow("no target cobol");
  });
});
