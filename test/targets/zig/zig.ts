import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { archOf, type ArchName } from "../../../src/model/arch.js";
import { toolchain } from "../../toolchains/index.js";
import { run, type Ran } from "../../toolchains/run.js";

/** Runs the compiler in a folder. */
export function zig(args: readonly string[], cwd: string): Ran {
  const { env, path } = toolchain("zig");
  return run(path, args, { cwd, env });
}

/** Compiles `program`, which imports the module `libsys` of a folder, for one architecture. */
export function compile(
  folder: string,
  arch: ArchName,
  program: string,
  output: readonly string[],
): void {
  writeFileSync(join(folder, "program.zig"), program);
  const target = ["-target", archOf(arch).names.zigTarget, "-fPIC"];
  const modules = ["--dep", "libsys", "-Mroot=program.zig", "-Mlibsys=src/root.zig"];
  zig(["build-obj", ...target, ...output, ...modules], folder);
}
