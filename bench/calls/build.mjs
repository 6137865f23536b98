import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFound } from "../../test/toolchains/folder.mjs";
import { runProgram } from "./run-program.mjs";

const here = import.meta.dirname;
const root = join(here, "../..");

/**
 * @typedef {object} Program
 * @property {string} name
 * @property {string} command
 * @property {readonly string[]} args
 * @property {NodeJS.ProcessEnv} env
 */

/**
 * A folder with the double of libsys, the programs, and a file of 4 KiB.
 *
 * @returns {{ place: string, programs: readonly Program[] }}
 */
export function build() {
  const place = mkdtempSync(join(tmpdir(), "libsysgen-calls-"));
  buildLibrary(place);
  writeFileSync(join(place, "data"), new Uint8Array(4096));
  const stub = c(place);
  // What C differs from itself by is what the others may differ by for nothing.
  const again = { ...stub, name: "C, again" };
  const programs = [stub, rust(place), zig(place), ...go(place), ...javascript(place), again];
  return { place, programs };
}

/** @param {string} program */
function tool(program) {
  for (const { programs, env, path = [] } of Object.values(readFound())) {
    const command = programs[program];
    if (command === undefined) continue;
    const PATH = [...path, process.env["PATH"] ?? ""].join(":");
    return { command, env: { ...process.env, ...env, PATH } };
  }
  throw new Error(`${program} is missing. To install it: npm run toolchains`);
}

/** @param {string} place */
function buildLibrary(place) {
  const source = join(root, "test/hostlib");
  const { command, env } = tool("zig");
  const flags = JSON.parse(readFileSync(join(source, "flags.json"), "utf8"));
  const units = readdirSync(source, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith(".c") && !file.startsWith("test/"));
  runProgram(command, ["cc", ...flags, "-o", join(place, "libsys.so.7"), ...units], {
    cwd: source,
    env,
  });
  symlinkSync("libsys.so.7", join(place, "libsys.so"));
}

/** @param {string} place */
function linking(place) {
  return ["-L", place, "-lsys", `-Wl,-rpath,${place}`];
}

/** @param {string} place */
function c(place) {
  const { command, env } = tool("zig");
  const output = join(place, "c");
  const source = join(here, "c/main.c");
  runProgram(command, ["cc", "-O2", source, "-o", output, ...linking(place)], { env });
  return { name: "C", command: output, args: [], env };
}

/** @param {string} place */
function rust(place) {
  const { command, env } = tool("cargo");
  const target = join(place, "rust");
  const flags = linking(place).map((flag) => `-Clink-arg=${flag}`);
  runProgram(command, ["build", "--release", "--offline", "--quiet"], {
    cwd: join(here, "rust"),
    env: { ...env, CARGO_TARGET_DIR: target, RUSTFLAGS: ["--cfg=libsys_host", ...flags].join(" ") },
  });
  return { name: "Rust", command: join(target, "release/calls"), args: [], env };
}

/** @param {string} place */
function zig(place) {
  const { command, env } = tool("zig");
  const output = join(place, "zig");
  runProgram(
    command,
    [
      ...["build-exe", "-OReleaseFast", "--dep", "libsys", `-Mroot=${join(here, "zig/main.zig")}`],
      ...[`-Mlibsys=${join(root, "generated/zig/src/root.zig")}`, `-femit-bin=${output}`],
      ...["-lc", "-L", place, "-lsys", "-rpath", place],
    ],
    { cwd: place, env },
  );
  return { name: "Zig", command: output, args: [], env };
}

/**
 * Both ways to C, in packages that were made for Linux. Cgo makes the threads of either.
 *
 * @param {string} place
 */
function go(place) {
  return /** @type {const} */ (["cgo", "assembly"]).map((way) => {
    const folder = join(place, `go-${way}`);
    cpSync(join(root, "generated/go"), folder, { recursive: true });
    runProgram(process.execPath, [join(root, "test/targets/go/move-to-linux.mjs"), folder, way]);
    cpSync(join(here, "go"), join(folder, "bench"), { recursive: true });
    const { command, env } = tool("go");
    const zig = tool("zig");
    const output = join(place, `go-${way}.out`);
    runProgram(command, ["build", "-o", output, "./bench"], {
      cwd: folder,
      env: {
        ...env,
        ...{ CGO_ENABLED: "1", CC: `${zig.command} cc`, CGO_LDFLAGS: `-L${place}` },
        ...{ GOFLAGS: "-buildvcs=false", ZIG_GLOBAL_CACHE_DIR: zig.env["ZIG_GLOBAL_CACHE_DIR"] },
      },
    });
    const name = way === "cgo" ? "Go, cgo" : "Go, assembly";
    return { name, command: output, args: [], env: { ...env, LD_LIBRARY_PATH: place } };
  });
}

/** @param {string} place */
function javascript(place) {
  const folder = join(place, "javascript");
  mkdirSync(join(folder, "node_modules/@libsysgen"), { recursive: true });
  symlinkSync(join(root, "generated/typescript"), join(folder, "node_modules/@libsysgen/libsys"));
  symlinkSync(join(root, "node_modules/koffi"), join(folder, "node_modules/koffi"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  cpSync(join(here, "javascript/main.mjs"), join(folder, "main.mjs"));
  const library = join(place, "libsys.so.7");
  const deno = ["run", "--quiet", "--no-remote", "--node-modules-dir=manual", "--allow-all"];
  /** @type {readonly (readonly [string, string, readonly string[], readonly string[]])[]} */
  const runtimes = [
    ["Bun", "bun", [], []],
    ["Deno", "deno", deno, []],
    ["Node, node:ffi", "node", ["--no-warnings"], []],
    ["Node, koffi", "node", ["--no-warnings"], ["koffi"]],
  ];
  return runtimes.map(([name, program, before, after]) => {
    const { command, env } = tool(program);
    const args = [...before, join(folder, "main.mjs"), library, ...after];
    return { name, command, args, env };
  });
}
