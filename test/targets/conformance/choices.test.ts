import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { generateFiles, generateInto } from "../../support/generate.js";
import { temporaryFolder } from "../../support/temporary.js";
import { compile } from "../c/zig-cc.js";
import { go } from "../go/go.js";
import { cargo } from "../rust/cargo.js";
import { zig } from "../zig/zig.js";

/** Programs follow what the bindings beside them were made with: some calls, and other symbols. */
const choices = {
  only: ["read", "write", "openat", "close", "pipe2", "clock_gettime"],
  symbols: "public",
} as const;

const folder = temporaryFolder();
const program = (language: string) => join(folder, "conformance", language);

beforeAll(async () => {
  for (const target of ["c", "go", "rust", "typescript", "zig", "conformance"]) {
    await generateInto(join(folder, target), target, "bundled", choices);
  }
});

test.each(["symbols.c", "pointers.c"])("C compiles: %s", (file) => {
  const text = readFileSync(join(program("c"), file), "utf8");
  const headers = join(folder, "c");
  const link = ["-c", "-I", program("c")];
  compile({ arch: "amd64", standard: "c11", text, include: headers, scratch: folder, link });
});

test("Go has nothing to say", () => {
  expect(go(["vet", "."], program("go"), "amd64")).toBe("");
});

test("Rust has nothing to say", () => {
  const args = ["check", "--target", "x86_64-unknown-freebsd"];
  expect(cargo(program("rust"), args, join(folder, "builds")).stderr).not.toMatch(/warning/);
});

test("TypeScript has nothing to say", () => {
  const place = program("typescript");
  mkdirSync(join(place, "node_modules/@libsysgen"), { recursive: true });
  symlinkSync(join(folder, "typescript"), join(place, "node_modules/@libsysgen/libsys"));
  const read = (path: string) => ts.sys.readFile(path);
  const { config } = ts.readConfigFile(join(place, "tsconfig.json"), read) as { config: object };
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, place);
  const typeRoots = [join(__dirname, "../../../node_modules/@types")];
  const made = ts.createProgram(fileNames, { ...options, noEmit: true, typeRoots });
  const found = ts.getPreEmitDiagnostics(made).map(({ messageText }) => messageText);
  expect(found).toEqual([]);
}, 60_000);

test("Zig has nothing to say", () => {
  const modules = ["--dep", "libsys", "-Mroot=src/main.zig", "-Mlibsys=../../zig/src/root.zig"];
  const target = ["-target", "x86_64-freebsd.15.0", "-fPIC", "-lc", "-fno-emit-bin"];
  expect(zig(["build-exe", ...target, ...modules], program("zig")).stderr).toBe("");
}, 60_000);

test.each([
  ["c", "symbols.c"],
  ["go", "symbols.go"],
  ["rust", "src/symbols.rs"],
  ["zig", "src/symbols.zig"],
])("a wrapper is not where the stub is: %s", async (language, file) => {
  const symbolsWith = async (symbols: "sys" | "public") => {
    const files = await generateFiles("conformance", "bundled", { ...choices, symbols });
    const text = files.get(`${language}/${file}`) ?? "";
    return choices.only.filter((name) => new RegExp(`\\b__sys_${name}\\b`).test(text));
  };
  expect(await symbolsWith("sys")).toEqual(choices.only);
  // libsys asks the vDSO for the time first.
  expect(await symbolsWith("public")).toEqual(
    choices.only.filter((name) => name !== "clock_gettime"),
  );
});
