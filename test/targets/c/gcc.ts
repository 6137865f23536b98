import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { toolchain } from "../../toolchains/index.js";
import { run } from "../../toolchains/run.js";
import { systemHeaders } from "./system-include.js";

/**
 * What GCC and its analyser say of a C source that is compiled against FreeBSD's headers, which Zig
 * ships; empty if nothing. Whichever machine the GCC at hand compiles for will do: it makes no object.
 */
export function gccSays(text: string, include: string, scratch: string, flags: string[] = []) {
  const { path, env } = toolchain("cc1");
  const folder = mkdtempSync(join(scratch, "gcc-"));
  const file = join(folder, "source.c");
  writeFileSync(file, text);
  return run(
    path,
    [
      ...["-quiet", "-std=gnu17", "-O2", "-Wall", "-Wextra", "-fanalyzer"],
      ...["-fdiagnostics-plain-output", "-nostdinc", ...systemHeaders(machine()), "-I", include],
      ...["-U__linux__", "-D__FreeBSD__=15", ...flags],
      ...[file, "-o", join(folder, "source.s")],
    ],
    { cwd: folder, env },
  ).stderr;
}

/** The folder in which Zig has the headers of the machine that GCC compiles for. */
function machine(): string {
  const { path, env } = toolchain("cpp");
  const triple = run(path, ["-dumpmachine"], { env }).stdout;
  const name = /^(x86_64|aarch64)/.exec(triple)?.[0];
  if (name === undefined) throw new Error(`no headers for ${triple}`);
  return `${name}-freebsd-none`;
}
