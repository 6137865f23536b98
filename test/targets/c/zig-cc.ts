import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { archOf, type ArchName } from "../../../src/model/arch.js";
import { toolchain } from "../../toolchains/index.js";
import { run } from "../../toolchains/run.js";

/** A source to compile against FreeBSD's headers, which Zig ships for all architectures. */
export interface Source {
  readonly arch: ArchName;
  /** `c99`, `c++20`: tells the language too. */
  readonly standard: string;
  readonly text: string;
  /** Where the headers under test are. */
  readonly include: string;
  /** Where the source and the object go. */
  readonly scratch: string;
  /** What to tell the linker, where a library is wanted and not an object. */
  readonly link?: readonly string[];
}

/** Warnings are errors: the headers have to be silent for those who ask for everything. */
const warnings = ["-Wall", "-Wextra", "-Wpedantic", "-Wdocumentation", "-Werror"];

/**
 * Compiles a source to an object, or links it to a library.
 *
 * @returns the path of the one or the other
 * @throws an Error with all diagnostics, if the compiler has any
 */
export function compile(source: Source): string {
  const { path, env } = toolchain("zig");
  const folder = mkdtempSync(join(source.scratch, `${source.arch}-`));
  const plusPlus = source.standard.includes("++");
  const file = join(folder, plusPlus ? "source.cc" : "source.c");
  const object = join(folder, "object.o");
  writeFileSync(file, source.text);
  run(
    path,
    [
      plusPlus ? "c++" : "cc",
      ...["-target", zigTarget(source.arch)],
      ...[`-std=${source.standard}`, ...warnings, "-ferror-limit=0"],
      ...["-I", source.include],
      ...(source.link ?? ["-c"]),
      ...[file, "-o", object],
    ],
    { cwd: folder, env },
  );
  return object;
}

/** What the compiler says about a source that it refuses. */
export function diagnostics(source: Source): string {
  try {
    compile(source);
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
  }
  throw new Error("the source compiles, and should not");
}

/** With the release: without it Zig's headers are those of an older one. */
export function zigTarget(arch: ArchName): string {
  return archOf(arch).names.zigTarget.replace("freebsd", "freebsd.15.0");
}
