import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { archs, type Arch } from "../../../src/model/arch.js";
import type { Model } from "../../../src/model/model.js";
import { functionNames } from "../../../src/targets/go/names.js";
import { generateInto, type TableName } from "../../support/generate.js";
import { toolchain } from "../../toolchains/index.js";
import { run, type Ran } from "../../toolchains/run.js";
import { inspect } from "./inspect.js";
import { standInLibrary, standInProgram, type Probe } from "./stand-in.js";

/** How a program gets to C: by what cgo compiles, or by the package's assembly. */
export type Way = "cgo" | "assembly";

/**
 * Builds the package for Linux and this machine, with a program that makes every call to a library
 * in the place of libsys; `change` is applied to every file first.
 *
 * @returns a function that runs the program, and the number of calls that it makes
 */
export async function buildOnLinux(
  place: string,
  table: TableName,
  model: Model,
  way: Way,
  change: (text: string) => string = (text) => text,
): Promise<{ readonly calls: number; readonly start: () => Ran }> {
  const arch = archOfThisMachine();
  await generateInto(place, "go", table, { archs: [arch.name] });
  const probes = probesOf(model, arch, place);
  movePackageToLinux(place, way, change);
  mkdirSync(join(place, "program"));
  writeFileSync(join(place, "program/main.go"), standInProgram(model, probes, arch.name));
  writeFileSync(join(place, "library.c"), standInLibrary(model, probes, arch.name));
  const zig = toolchain("zig");
  const options = ["-shared", "-fPIC", "-fno-sanitize=all", "-Wl,-soname,libsys.so.7"];
  run(zig.path, ["cc", ...options, "-o", "libsys.so", "library.c"], { cwd: place, env: zig.env });
  copyFileSync(join(place, "libsys.so"), join(place, "libsys.so.7"));
  rmSync(join(place, "library.c"));
  const go = toolchain("go");
  run(go.path, ["build", "-o", "program.linux", "./program"], {
    cwd: place,
    env: {
      ...go.env,
      ...zig.env,
      ...{ GOOS: "linux", GOARCH: arch.names.goarch ?? "", GOFLAGS: "-buildvcs=false" },
      ...{ CGO_ENABLED: "1", CC: `${zig.path} cc`, CGO_LDFLAGS: `-L${place}` },
    },
  });
  return {
    calls: probes.length,
    start: () => run(join(place, "program.linux"), [], { env: { LD_LIBRARY_PATH: place } }),
  };
}

function archOfThisMachine(): Arch {
  const arch = archs.find(({ names }) => names.node === process.arch);
  if (arch?.names.goarch === undefined) {
    throw new Error(`the test runs on x64 and arm64 machines, not on ${process.arch}`);
  }
  return arch;
}

function probesOf(model: Model, arch: Arch, place: string): readonly Probe[] {
  const functions =
    inspect(place, [arch.names.goarch ?? ""]).get(arch.names.goarch ?? "")?.functions ?? {};
  const names = functionNames(model.calls.map(({ name }) => name));
  return model.calls.flatMap((call, index) => {
    const functionName = names[index] ?? "";
    const found = functions[functionName];
    return found === undefined ? [] : [{ call, functionName, function: found }];
  });
}

/**
 * Makes a package for Linux out of one for FreeBSD: Go takes the system from the names of files and
 * from the lines of build constraints.
 *
 * The assembly is for programs without cgo. Here they have cgo all the same, because it makes the
 * threads that the assembly needs; on FreeBSD a stand-in for cgo does.
 */
export function movePackageToLinux(
  place: string,
  way: Way,
  change: (text: string) => string = (text) => text,
): void {
  for (const file of readdirSync(place)) {
    if (!/\.(go|s)$/.test(file)) continue;
    const text = readFileSync(join(place, file), "utf8");
    rmSync(join(place, file));
    const moved = text.replace(/^\/\/go:build .*/m, (line) => constraintOnLinux(line, way));
    writeFileSync(join(place, file.replace("_freebsd_", "_linux_")), change(moved));
  }
  if (way === "assembly") {
    writeFileSync(join(place, "threads.go"), 'package libsys\n\nimport _ "runtime/cgo"\n');
  }
}

function constraintOnLinux(line: string, way: Way): string {
  const onLinux = line.replace(/\bfreebsd\b/, "linux");
  return way === "cgo"
    ? onLinux
    : onLinux.replace(/(!?)cgo\b/, (_, not) => `${not === "" ? "!" : ""}cgo`);
}
