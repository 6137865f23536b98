import { resolve } from "node:path";
import { toolchain } from "./index.js";
import { run } from "./run.js";

/**
 * Zig's own library folder, with the C headers that Zig ships in it.
 *
 * Zig names it relative to the working folder if it is below that, so it is made absolute here.
 */
export function zigLibrary(): string {
  const { path, env } = toolchain("zig");
  const library = /lib_dir\W+"([^"]+)"/.exec(run(path, ["env"], { env }).stdout)?.[1];
  if (library === undefined) throw new Error("zig env names no lib_dir");
  return resolve(library);
}
