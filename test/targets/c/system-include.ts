import { join } from "node:path";
import { toolchain } from "../../toolchains/index.js";
import { run } from "../../toolchains/run.js";

/** Flags by which a compiler other than Zig finds the FreeBSD headers that Zig ships. */
export function systemHeaders(machine: string): readonly string[] {
  return [machine, "generic-freebsd"].flatMap((folder) => ["-isystem", join(include(), folder)]);
}

/** The folder of all C headers that Zig ships. */
function include(): string {
  const { path, env } = toolchain("zig");
  const library = /lib_dir\W+"([^"]+)"/.exec(run(path, ["env"], { env }).stdout)?.[1];
  if (library === undefined) throw new Error("zig env names no lib_dir");
  return join(library, "libc/include");
}
