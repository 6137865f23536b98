import { copyFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { ArchName } from "../../../src/model/arch.js";
import { hostlib } from "../../support/hostlib.js";
import { toolchain } from "../../toolchains/index.js";
import { run } from "../../toolchains/run.js";
import { zigTarget } from "../c/zig-cc.js";
import { archOfThisMachine } from "../go/on-linux.js";
import { cargo } from "../rust/cargo.js";
import { zig } from "../zig/zig.js";

/**
 * Builds the program in `conformance/LANGUAGE` of a folder for this machine, with the bindings in
 * `LANGUAGE` of the folder, against the double of libsys. Where the double is, the program knows.
 */
export type BuildOnHost = (place: string, output: string) => void;

/** Compiles with FreeBSD's headers: what the program takes from libc is the same on Linux. */
export const buildC: BuildOnHost = (place, output) => {
  const cwd = join(place, "conformance/c");
  const { env, path } = toolchain("zig");
  const host: ArchName = process.arch === "arm64" ? "aarch64" : "amd64";
  const sources = readdirSync(cwd).filter((file) => file.endsWith(".c"));
  const flags = ["-O1", "-fPIC", "-Wall", "-Wextra", "-Werror", "-I", "../../c"];
  for (const source of sources) {
    run(path, ["cc", "-target", zigTarget(host), ...flags, "-c", source], { cwd, env });
  }
  const objects = sources.map((file) => file.replace(/\.c$/, ".o"));
  const { folder } = hostlib();
  const link = ["-L", folder, "-lsys", "-pthread", `-Wl,-rpath,${folder}`];
  run(path, ["cc", ...objects, "-o", output, ...link], { cwd, env });
};

/** The package has to be moved to Linux first. */
export const buildGo: BuildOnHost = (place, output) => {
  const [go, zigCompiler] = [toolchain("go"), toolchain("zig")];
  const { folder } = hostlib();
  run(go.path, ["build", "-o", output, "."], {
    cwd: join(place, "conformance/go"),
    env: {
      ...go.env,
      ...zigCompiler.env,
      ...{ GOOS: "linux", GOARCH: archOfThisMachine().names.goarch ?? "" },
      ...{ GOFLAGS: "-buildvcs=false", CGO_ENABLED: "1", CC: `${zigCompiler.path} cc` },
      CGO_LDFLAGS: `-L${folder} -Wl,-rpath,${folder}`,
    },
  });
};

export const buildRust: BuildOnHost = (place, output) => {
  const { folder } = hostlib();
  const flags = ["--cfg", "libsys_host", "-L", `native=${folder}`];
  const RUSTFLAGS = [...flags, "-C", `link-arg=-Wl,-rpath,${folder}`].join(" ");
  const builds = join(place, "builds");
  cargo(join(place, "conformance/rust"), ["build"], builds, { RUSTFLAGS });
  copyFileSync(join(builds, "debug/libsys-conformance"), output);
};

export const buildZig: BuildOnHost = (place, output) => {
  const { folder } = hostlib();
  const libraries = ["-lc", "-lpthread", `-L${folder}`, "-rpath", folder, "-lsys"];
  const modules = ["--dep", "libsys", "-Mroot=src/main.zig", "-Mlibsys=../../zig/src/root.zig"];
  const words = ["build-exe", "-fPIC", ...libraries, ...modules, `-femit-bin=${output}`];
  zig(words, join(place, "conformance/zig"));
};
