import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Call } from "../../../src/model/call.js";
import type { FileSet } from "../../../src/targets/target.js";

export function writeFiles(folder: string, files: FileSet): void {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Crates with a manifest above them, which lets one command build all of them. */
export function workspaceOf(files: FileSet): FileSet {
  const members = [...files.keys()].filter((path) => path.endsWith("/Cargo.toml"));
  const names = members.map((path) => `"${dirname(path)}"`);
  const manifest = `[workspace]\nresolver = "3"\nmembers = [${names.join(", ")}]\n`;
  return new Map([...files, ["Cargo.toml", manifest]]);
}

/** A library without `std` that uses the generated crate in the folder beside its own. */
export function crateBeside(name: string, source: string): FileSet {
  const manifest = [
    `[package]\nname = "${name}"\nversion = "0.0.0"\nedition = "2024"\n`,
    '[dependencies]\nlibsys-sys = { path = "../libsys-sys" }\n',
  ];
  return new Map([
    ["Cargo.toml", manifest.join("\n")],
    ["src/lib.rs", `#![no_std]\n\n${source}`],
  ]);
}

/** The Rust names of calls, read out of a generated crate. */
export function declarationNames(files: FileSet): (call: Call) => string {
  const text = files.get("libsys-sys/src/calls.rs") ?? "";
  const declaration = /\/\/\/ System call (\d+)[^]*?\bpub (?:safe )?fn ([\w#]+)/g;
  const names = new Map(
    [...text.matchAll(declaration)].map(([, number, name]) => [Number(number), name] as const),
  );
  return (call) => {
    const name = names.get(call.number);
    if (name === undefined) throw new Error(`${call.name} is not declared`);
    return name;
  };
}
