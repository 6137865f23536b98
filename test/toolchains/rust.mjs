import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { output } from "./command.mjs";
import { folder, readFound } from "./folder.mjs";
import { versionOf } from "./version.mjs";

/** Rust's names of the FreeBSD targets; none of them has a prebuilt `core` in Debian. */
const targets = [
  "x86_64-unknown-freebsd",
  "aarch64-unknown-freebsd",
  "armv7-unknown-freebsd",
  "i686-unknown-freebsd",
  "riscv64gc-unknown-freebsd",
  "powerpc64-unknown-freebsd",
  "powerpc64le-unknown-freebsd",
];

/** Those whose `core` has machine code as well, to link whole programs; the others have it checked. */
const linkable = ["x86_64-unknown-freebsd", "aarch64-unknown-freebsd"];

/** A crate without calls into compiler-rt needs `compiler_builtins` to exist, not to hold anything. */
const emptyCompilerBuiltins = `#![feature(compiler_builtins)]
#![allow(internal_features)]
#![compiler_builtins]
#![no_builtins]
#![no_std]
`;

/**
 * Completes a Rust toolchain for the FreeBSD targets.
 *
 * @param {import("./install.mjs").Place} place where cargo and rustc are
 * @param {Promise<void>} [zig] settles when there is a Zig, which can stand in for a missing C compiler
 * @returns {Promise<import("./install.mjs").Place>} the same with `rust-core`, a --sysroot for rustc
 */
export async function addRustCore({ programs, env }, zig) {
  const { rustc = "rustc" } = programs;
  const version = await versionOf(rustc, env);
  const sysroot = await buildCore(rustc, env, version);
  await zig;
  const home = writeCargoHome(sysroot);
  return {
    programs: { ...programs, "rust-core": sysroot },
    env: { ...env, CARGO_HOME: home, RUSTC: rustc, RUSTC_BOOTSTRAP: "1" },
    path: [dirname(rustc)],
  };
}

/**
 * Compiles `core` for every FreeBSD target. For most only its metadata: all that `cargo check`,
 * `cargo build` of a library and `rustc --emit=obj` ask for, in a third of the time of
 * `cargo -Zbuild-std=core`. It is kept from run to run, which -Zbuild-std's result is only for one
 * target folder.
 *
 * @param {string} rustc
 * @param {NodeJS.ProcessEnv} env
 * @param {string} version
 * @returns {Promise<string>} a --sysroot for rustc
 */
async function buildCore(rustc, env, version) {
  const sysroot = join(folder, `rust-core-${version}`);
  const source = join(await rustSource(rustc, env), "core");
  const waiting = [...targets];
  const worker = async () => {
    for (let target = waiting.shift(); target !== undefined; target = waiting.shift()) {
      await buildTarget({ rustc, env, sysroot, source, target });
    }
  };
  await Promise.all([worker(), worker()]);
  return sysroot;
}

/**
 * @param {string} rustc
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>} the folder `library` of the sources of Rust's standard library
 */
export async function rustSource(rustc, env) {
  const sysroot = await output(rustc, ["--print", "sysroot"], { env: { ...process.env, ...env } });
  const library = join(sysroot.trim(), "lib/rustlib/src/rust/library");
  if (!existsSync(join(library, "core/src/lib.rs"))) {
    throw new Error(`${rustc} comes without the sources of core (rust-src)`);
  }
  return library;
}

/** @param {{ rustc: string, env: NodeJS.ProcessEnv, sysroot: string, source: string, target: string }} job */
async function buildTarget({ rustc, env, sysroot, source, target }) {
  const lib = join(sysroot, "lib/rustlib", target, "lib");
  const withCode = linkable.includes(target);
  if (existsSync(join(lib, withCode ? "libcore.rlib" : "libcore.rmeta"))) return;
  const work = join(sysroot, `unfinished-${target}`);
  const unfinished = join(work, "lib/rustlib", target, "lib");
  rmSync(work, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const builtins = join(work, "compiler_builtins.rs");
  writeFileSync(builtins, emptyCompilerBuiltins);
  const edition = /^edition = "(\d+)"/m.exec(readFileSync(join(source, "Cargo.toml"), "utf8"))?.[1];
  const compile = async (/** @type {string} */ crate, /** @type {string} */ file) => {
    // Nothing here unwinds, so that programs need no library that does.
    const emit = withCode
      ? ["--emit=metadata,link", "-Cpanic=abort"]
      : ["--emit=metadata", "-Zmir-opt-level=0"];
    await output(
      rustc,
      [
        ...[
          `--edition=${edition ?? "2021"}`,
          `--crate-name=${crate}`,
          `--target=${target}`,
          `--sysroot=${work}`,
        ],
        ...["--crate-type=rlib", ...emit, "-Zforce-unstable-if-unmarked", "--cap-lints=allow"],
        ...["--out-dir", unfinished, file],
      ],
      { env: { ...process.env, ...env, RUSTC_BOOTSTRAP: "1" } },
    );
  };
  await compile("core", join(source, "src/lib.rs"));
  await compile("compiler_builtins", builtins);
  rmSync(lib, { recursive: true, force: true });
  mkdirSync(join(sysroot, "lib/rustlib", target), { recursive: true });
  renameSync(unfinished, lib);
  rmSync(work, { recursive: true, force: true });
}

/**
 * Writes a CARGO_HOME of our own: FreeBSD targets find `core` in `sysroot`, the user's settings stay out.
 *
 * @param {string} sysroot
 * @returns {string} the folder
 */
function writeCargoHome(sysroot) {
  const home = join(folder, "cargo-home");
  mkdirSync(home, { recursive: true });
  const tables = targets.map((target) => {
    const flags = JSON.stringify(["--sysroot", sysroot]);
    return `[target.${target}]\nrustflags = ${flags}\n`;
  });
  const linker = writeLinker(home);
  if (linker !== undefined) {
    const machine = process.arch === "arm64" ? "aarch64" : "x86_64";
    tables.push(`[target.${machine}-unknown-linux-gnu]\nlinker = ${JSON.stringify(linker)}\n`);
  }
  writeFileSync(join(home, "config.toml"), ["[net]\noffline = true\n", ...tables].join("\n"));
  return home;
}

/**
 * Build scripts are programs of this machine, so something has to link them. Without a C compiler
 * that is Zig, in the form of a script, since Cargo takes a linker without arguments.
 *
 * @param {string} home
 * @returns {string | undefined} the script; undefined if `cc` will do
 */
function writeLinker(home) {
  const path = (process.env["PATH"] ?? "").split(delimiter);
  if (path.some((place) => existsSync(join(place, "cc")))) return undefined;
  const zig = readFound()["zig"];
  if (zig === undefined) throw new Error("neither cc nor Zig is there to link build scripts");
  const variables = Object.entries(zig.env).map(([name, value]) => `${name}='${value}' `);
  const script = `#!/bin/sh\n${variables.join("")}exec '${zig.programs["zig"] ?? "zig"}' cc "$@"\n`;
  const file = join(home, "zig-cc");
  writeFileSync(file, script, { mode: 0o755 });
  return file;
}
