import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { archs, type Arch } from "../../../src/model/arch.js";
import type { Model } from "../../../src/model/model.js";
import { functionNames } from "../../../src/targets/go/names.js";
import { generateInto, type TableName } from "../../support/generate.js";
import { toolchain } from "../../toolchains/index.js";
import { run, type Ran } from "../../toolchains/run.js";
import { inspect } from "./inspect.js";
import { standInLibrary, standInProgram, type Probe } from "./stand-in.js";

/**
 * How a program gets to C: by what cgo compiles, by the package's assembly with the threads of cgo,
 * or by the assembly in a program without cgo, with the threads of purego.
 */
export type Way = "cgo" | "assembly" | "purego";

/**
 * Builds the package for Linux and this machine, with a program that makes every call to a library
 * in the place of libsys; `change` is applied to every source of the package first.
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
  movePackageToLinux(place, way);
  changeSources(place, change);
  mkdirSync(join(place, "program"));
  writeFileSync(join(place, "program/main.go"), standInProgram(model, probes, arch.name));
  writeFileSync(join(place, "library.c"), standInLibrary(model, probes, arch.name));
  const zig = toolchain("zig");
  const options = ["-shared", "-fPIC", "-fno-sanitize=all", "-Wl,-soname,libsys.so.7"];
  run(zig.path, ["cc", ...options, "-o", "libsys.so", "library.c"], { cwd: place, env: zig.env });
  copyFileSync(join(place, "libsys.so"), join(place, "libsys.so.7"));
  rmSync(join(place, "library.c"));
  const go = toolchain("go");
  const env = {
    ...go.env,
    ...zig.env,
    ...{ GOOS: "linux", GOARCH: arch.names.goarch ?? "", GOFLAGS: "-buildvcs=false" },
    ...{ CC: `${zig.path} cc`, CGO_LDFLAGS: `-L${place}` },
    CGO_ENABLED: way === "purego" ? "0" : "1",
  };
  if (way === "purego") requirePurego(place);
  const flags = way === "purego" ? [puregoFlag] : [];
  run(go.path, ["build", ...flags, "-o", "program.linux", "./program"], { cwd: place, env });
  return {
    calls: probes.length,
    start: () => run(join(place, "program.linux"), [], { env: { LD_LIBRARY_PATH: place } }),
  };
}

/** Asks for the version of purego that the toolchains have, whose sums are beside it. */
function requirePurego(place: string): void {
  const modules = join(__dirname, "../../toolchains/go-modules");
  const asked = /^require .*$/m.exec(readFileSync(join(modules, "go.mod"), "utf8"))?.[0] ?? "";
  appendFileSync(join(place, "go.mod"), `\n${asked}\n`);
  copyFileSync(join(modules, "go.sum"), join(place, "go.sum"));
}

/** purego's threads are set up as those of the standard library. */
const puregoFlag = "-gcflags=github.com/ebitengine/purego/internal/fakecgo=-std";

/** @throws an Error on machines that FreeBSD's Go packages are not for */
export function archOfThisMachine(): Arch {
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

/** Makes a package for Linux out of one for FreeBSD, in its folder. */
export function movePackageToLinux(place: string, way: Way): void {
  run(process.execPath, [join(__dirname, "move-to-linux.mjs"), place, way]);
}

function changeSources(place: string, change: (text: string) => string): void {
  for (const file of readdirSync(place).filter((name) => /\.(go|s)$/.test(name))) {
    writeFileSync(join(place, file), change(readFileSync(join(place, file), "utf8")));
  }
}
