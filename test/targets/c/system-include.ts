import { join } from "node:path";
import { zigLibrary } from "../../toolchains/zig-library.js";

/** Flags by which a compiler other than Zig finds the FreeBSD headers that Zig ships. */
export function systemHeaders(machine: string): readonly string[] {
  const include = join(zigLibrary(), "libc/include");
  return [machine, "generic-freebsd"].flatMap((folder) => ["-isystem", join(include, folder)]);
}
