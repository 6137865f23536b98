import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { archNames } from "../../../src/model/arch.js";
import type { SymbolChoice } from "../../../src/model/symbols.js";
import { generateFiles, generateInto, type TableName } from "../../support/generate.js";
import { bundledModel, hardCases } from "../../support/models.js";
import { temporaryFolder } from "../../support/temporary.js";
import { toolchain } from "../../toolchains/index.js";
import { run } from "../../toolchains/run.js";
import { proof } from "./proof.js";
import { compile, zig } from "./zig.js";

const temporary = temporaryFolder();
const tables: readonly TableName[] = ["bundled", "hard-cases"];
const choices: readonly SymbolChoice[] = ["sys", "private", "public"];

function modelOf(table: TableName) {
  return table === "bundled" ? bundledModel() : hardCases();
}

describe.each(tables)("the package for the %s table", (table) => {
  test.each(choices)("is as zig fmt leaves it, with the %s symbols", async (symbols) => {
    const folder = mkdtempSync(join(temporary, "zig-"));
    await generateInto(folder, "zig", table, { symbols });
    zig(["fmt", "--check", "."], folder);
  });

  test("has every parameter and result in the size and sign of the model, on each architecture", async () => {
    const folder = mkdtempSync(join(temporary, "zig-"));
    await generateInto(folder, "zig", table);
    for (const arch of archNames) {
      compile(folder, arch, proof(modelOf(table), arch), ["-fno-emit-bin"]);
    }
  });

  test.each(choices)("refers to the %s symbols that the library has", async (symbols) => {
    const folder = mkdtempSync(join(temporary, "zig-"));
    await generateInto(folder, "zig", table, { symbols });
    compile(folder, "amd64", REFERS_TO_ALL, ["-OReleaseSmall", "-femit-bin=program.o"]);
    const { path, env } = toolchain("llvm-readelf");
    const { stdout } = run(path, ["--symbols", "program.o"], { cwd: folder, env });
    const referred = [...stdout.matchAll(/ UND (\w+)$/gm)].map(([, name]) => name);
    const wanted = modelOf(table).calls.map((call) => {
      const symbol = call.symbols[symbols];
      return symbol === undefined || symbol.missingOn.length > 0 ? call.symbols.sys : symbol;
    });
    expect(referred.sort()).toEqual(["__error", ...wanted.map(({ name }) => name)].sort());
  });
});

test("an architecture that was not asked for is refused when compiling", async () => {
  const folder = mkdtempSync(join(temporary, "zig-"));
  await generateInto(folder, "zig", "bundled", { archs: ["amd64", "aarch64"] });
  expect(() => {
    compile(folder, "riscv64", REFERS_TO_ALL, ["-fno-emit-bin"]);
  }).toThrow("these bindings are for amd64, aarch64");
});

test("no line is longer than a hundred columns", async () => {
  const files = [...(await generateFiles("zig", "bundled"))];
  const sources = files.filter(([path]) => path.endsWith(".zig"));
  const lines = sources.flatMap(([path, text]) => text.split("\n").map((line) => [path, line]));
  expect(lines.filter(([, line = ""]) => line.length > 100)).toEqual([]);
});

test("the manifest and the build script have the right types, and the fingerprint is the name's", async () => {
  const folder = mkdtempSync(join(temporary, "zig-"));
  await generateInto(folder, "zig", "bundled");
  writeFileSync(join(folder, "check.zig"), REFERS_TO_PACKAGE);
  zig(["build-obj", "-fno-emit-bin", "check.zig"], folder);
});

test("line 1 of every file names the command that makes it again", async () => {
  const files = await generateFiles("zig", "bundled");
  for (const [path, text] of files) {
    expect([path, text.split("\n")[0]]).toEqual([
      path,
      expect.stringContaining("libsysgen generate --target zig"),
    ]);
  }
});

const REFERS_TO_ALL = `const raw = @import("libsys").raw;

comptime {
    @setEvalBranchQuota(100000);
    const names = @typeInfo(raw).@"struct".decl_names;
    for (names, 0..) |name, index| {
        var buffer: [16]u8 = undefined;
        const length = @import("std").fmt.printInt(&buffer, index, 10, .lower, .{});
        const pointer: *const anyopaque = &@field(raw, name);
        const constant = struct {
            const value = pointer;
        };
        @export(&constant.value, .{ .name = "refers_" ++ buffer[0..length] });
    }
}
`;

/** The upper half of a fingerprint is a checksum of the package's name: std.zig.Fingerprint. */
const REFERS_TO_PACKAGE = `const std = @import("std");
const Manifest = struct {
    name: @EnumLiteral(),
    version: []const u8,
    fingerprint: u64,
    minimum_zig_version: []const u8,
    dependencies: struct {},
    paths: []const []const u8,
};
const manifest: Manifest = @import("build.zig.zon");

comptime {
    _ = &@import("build.zig").build;
    _ = std.SemanticVersion.parse(manifest.version) catch @compileError("version");
    const checksum = std.hash.Crc32.hash(@tagName(manifest.name));
    if (manifest.fingerprint >> 32 != checksum) @compileError("fingerprint");
    if (!std.mem.eql(u8, manifest.paths[0], "build.zig")) @compileError("paths");
}
`;
