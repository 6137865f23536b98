import { existsSync } from "node:fs";
import { join } from "node:path";
import { toolchain } from "./index.js";
import { run } from "./run.js";

test.each([
  ["bun", ["--version"]],
  ["cargo", ["clippy", "--version"]],
  ["clang-format", ["--version"]],
  ["cpp", ["--version"]],
  ["deno", ["--version"]],
  ["go", ["version"]],
  ["gofmt", ["-h"]],
  ["llvm-objdump", ["--version"]],
  ["llvm-readelf", ["--version"]],
  ["node", ["--version"]],
  ["rustc", ["--version"]],
  ["rustfmt", ["--version"]],
  ["zig", ["version"]],
] as const)("%s starts", (program, args) => {
  const { path, env } = toolchain(program);
  const { stdout, stderr } = run(path, args, { env });
  expect(stdout + stderr).toMatch(/\d+\.\d+|usage: gofmt/);
});

test.each([
  "x86_64-unknown-freebsd",
  "aarch64-unknown-freebsd",
  "armv7-unknown-freebsd",
  "i686-unknown-freebsd",
  "riscv64gc-unknown-freebsd",
  "powerpc64-unknown-freebsd",
  "powerpc64le-unknown-freebsd",
])("rust-core holds core for %s", (target) => {
  const library = join(toolchain("rust-core").path, "lib/rustlib", target, "lib/libcore.rmeta");
  expect(existsSync(library)).toBe(true);
});

test("a failing program is reported with its command line and what it printed", () => {
  const script = "console.error('no such call'); process.exit(3)";
  expect(() => run(process.execPath, ["-e", script])).toThrow(/-e .*exit status 3\nno such call/s);
});
