import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { toolchain } from "../../toolchains/index.js";
import { run } from "../../toolchains/run.js";
import { systemHeaders } from "./system-include.js";

/**
 * What GCC and its analyser say of a C source that is compiled against FreeBSD's headers, which Zig
 * ships; empty if nothing. Whichever machine the GCC at hand compiles for will do.
 */
export function gccSays(text: string, include: string, scratch: string, flags: string[] = []) {
  const { path, env } = toolchain("gcc");
  const folder = mkdtempSync(join(scratch, "gcc-"));
  const file = join(folder, "source.c");
  writeFileSync(file, text);
  const own = run(path, ["-print-file-name=include"], { env }).stdout.trim();
  return run(
    path,
    [
      ...["-std=gnu17", "-O2", "-Wall", "-Wextra", "-fanalyzer", "-fdiagnostics-plain-output"],
      ...["-nostdinc", "-isystem", own, ...systemHeaders(machine(path, env)), "-I", include],
      ...["-U__linux__", "-D__FreeBSD__=15", ...flags],
      ...["-c", file, "-o", join(folder, "object.o")],
    ],
    { cwd: folder, env },
  ).stderr;
}

/** The folder in which Zig has the headers of the machine that GCC compiles for. */
function machine(path: string, env: Readonly<Record<string, string>>): string {
  const triple = run(path, ["-dumpmachine"], { env }).stdout;
  const name = /^(x86_64|aarch64|arm)/.exec(triple)?.[0];
  if (name === undefined) throw new Error(`no headers for ${triple}`);
  return name === "arm" ? "arm-freebsd-eabihf" : `${name}-freebsd-none`;
}
