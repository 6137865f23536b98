import { join } from "node:path";
import { hostlib } from "../../support/hostlib.js";
import { zig } from "../zig/zig.js";

/**
 * Compiles the program in `conformance/zig` of a folder for this machine, with the bindings in
 * `zig` of the folder, against the double of libsys.
 */
export function buildOnHost(place: string, output: string): void {
  const { folder } = hostlib();
  const libraries = ["-lc", "-lpthread", `-L${folder}`, "-rpath", folder, "-lsys"];
  const modules = ["--dep", "libsys", "-Mroot=src/main.zig", "-Mlibsys=../../zig/src/root.zig"];
  const program = join(place, "conformance/zig");
  zig(["build-exe", "-fPIC", ...libraries, ...modules, `-femit-bin=${output}`], program);
}
