import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ArchName, archOf } from "../../../../src/model/arch.js";
import { generateInto } from "../../../support/generate.js";
import { bundledModel } from "../../../support/models.js";
import { zigTarget } from "../../../targets/c/zig-cc.js";
import { toolchain } from "../../../toolchains/index.js";
import { run } from "../../../toolchains/run.js";

/** The calls of the programs. */
const calls = ["getpid", "pread", "fstat", "clock_gettime"] as const;

/** Writes the bindings that the programs use. */
export async function writeBindings(folder: string): Promise<void> {
  for (const target of ["rust", "zig"]) {
    // Constants and structures take a compiler most of its time, and no linker sees them.
    const model = { ...bundledModel(), constants: [], structures: [] };
    await generateInto(join(folder, target), target, model, { only: calls });
  }
}

/** Compiles a program in C to an object. None of the programs here has a C library. */
export function compileC(folder: string, text: string, arch: ArchName, object: string): void {
  const source = `${object}.c`;
  writeFileSync(source, text);
  const flags = ["-c", "-O1", "-fPIE", "-ffreestanding", "-w"];
  const target = `--target=${archOf(arch).names.llvm}`;
  const { env, path } = toolchain("zig");
  run(path, ["clang", ...flags, target, "-o", object, source], { cwd: folder, env });
}

/** Compiles a program in Zig that uses the package. */
export function compileZig(folder: string, text: string, arch: ArchName, object: string): void {
  const source = `${object}.zig`;
  writeFileSync(source, text);
  const { env, path } = toolchain("zig");
  const options = ["-target", zigTarget(arch), "-OReleaseSmall", "-fPIC", `-femit-bin=${object}`];
  const modules = ["--dep", "libsys", `-Mroot=${source}`, "-Mlibsys=zig/src/root.zig"];
  run(path, ["build-obj", ...options, ...modules], { cwd: folder, env });
}

/** Compiles a program in Rust that uses the crate of raw declarations, without code of `core`. */
export function compileRust(folder: string, text: string, arch: ArchName, object: string): void {
  const source = `${object}.rs`;
  writeFileSync(source, text);
  const { env, path } = toolchain("rustc");
  const target = ["--target", archOf(arch).names.rustTarget];
  const common = ["--edition", "2024", ...target, "--sysroot", toolchain("rust-core").path];
  const compile = (args: readonly string[]) => {
    run(path, [...common, "--crate-type", "lib", ...args], { cwd: folder, env });
  };
  const metadata = `liblibsys_sys.${arch}.rmeta`;
  compile([
    "--emit=metadata",
    "--crate-name=libsys_sys",
    "-o",
    metadata,
    "rust/libsys-sys/src/lib.rs",
  ]);
  const crate = ["--crate-name=program", "--extern", `libsys_sys=${metadata}`];
  compile(["--emit=obj", "-O", ...crate, "-o", object, source]);
}
