import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { archOf } from "../../src/model/arch.js";
import type { LibraryArchName } from "../../src/model/library/arch.js";
import { run } from "../toolchains/run.js";
import { toolchain } from "../toolchains/index.js";
import { assemblies } from "./stub-assembly.js";

/** A symbol of a library that a test assembles. */
export interface BuiltSymbol {
  readonly name: string;
  readonly version: string;
  readonly isDefault: boolean;
  readonly binding: "global" | "weak";
  /** What is there: a stub, something else that is given in the architecture's assembler, or data. */
  readonly content:
    | { readonly kind: "stub"; readonly number: number }
    | { readonly kind: "code"; readonly text: string }
    | { readonly kind: "data"; readonly size: number };
}

export interface LibraryOptions {
  readonly soname?: string;
  readonly thumb?: boolean;
  /** More options for the linker. */
  readonly link?: readonly string[];
  /** Stops before the linker: what comes out is an object, and versions play no part. */
  readonly object?: boolean;
}

/** The bytes of a shared library for FreeBSD, assembled and linked by clang and lld. */
export function buildLibrary(
  arch: LibraryArchName,
  symbols: readonly BuiltSymbol[],
  options: LibraryOptions = {},
): Uint8Array {
  const { link = [], object = false, soname = "libsys.so.7", thumb = false } = options;
  const folder = mkdtempSync(join(tmpdir(), "libsysgen-library-"));
  const zig = toolchain("zig");
  const at = (name: string) => join(folder, name);
  try {
    writeFileSync(at("all.S"), assemblySource(thumb ? "thumb" : arch, symbols, object));
    const target = `--target=${tripleOf(arch)}`;
    run(zig.path, ["clang", "-c", "-fPIC", target, "-o", at("all.o"), at("all.S")], {
      env: zig.env,
    });
    if (object) return new Uint8Array(readFileSync(at("all.o")));
    writeFileSync(at("map"), versionScript(symbols));
    const output = ["-o", at("library"), at("all.o"), "--version-script", at("map")];
    run(
      zig.path,
      ["ld.lld", "-shared", "--hash-style=both", "-soname", soname, ...link, ...output],
      { env: zig.env },
    );
    return new Uint8Array(readFileSync(at("library")));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The triple that clang takes. */
function tripleOf(arch: LibraryArchName): string {
  return arch === "powerpc" ? "powerpc-unknown-freebsd15.0" : archOf(arch).names.llvm;
}

function assemblySource(
  dialect: keyof typeof assemblies,
  symbols: readonly BuiltSymbol[],
  object: boolean,
): string {
  const { functionHeader = "", header = "", onError, stub } = assemblies[dialect];
  const lines = [
    ...(dialect === "thumb" ? [".syntax unified"] : []),
    header,
    ".text",
    ".balign 4",
    functionHeader,
    "on_error:",
    onError,
    ".type on_error, %function",
  ];
  const old = new Set(symbols.filter(({ isDefault }) => !isDefault).map(({ name }) => name));
  symbols.forEach(({ binding, content, isDefault, name, version }, index) => {
    // Two versions of a name need two labels.
    const versioned = old.has(name) && !object;
    const label = versioned ? `version_${String(index)}` : name;
    const section = content.kind === "data" ? ".data" : ".text";
    const type = content.kind === "data" ? "%object" : "%function";
    const body =
      content.kind === "stub"
        ? stub(content.number)
        : content.kind === "code"
          ? content.text
          : `.zero ${String(content.size)}`;
    lines.push(
      section,
      ".balign 4",
      content.kind === "data" ? "" : functionHeader,
      `.${binding === "weak" ? "weak" : "globl"} ${label}`,
      `.type ${label}, ${type}`,
      `${label}:`,
      body,
      `.size ${label}, .-${label}`,
    );
    const mark = isDefault ? "@@" : "@";
    if (versioned) lines.push(`.symver ${label}, ${name}${mark}${version}`);
  });
  return `${lines.join("\n")}\n.section .note.GNU-stack,"",%progbits\n`;
}

/** Every version with its symbols, each the successor of the one before. */
function versionScript(symbols: readonly BuiltSymbol[]): string {
  const versions = [...new Set(symbols.map(({ version }) => version))].sort();
  const nodes = versions.map((version, index) => {
    const names = symbols.filter((symbol) => symbol.version === version);
    const list = names.map(({ name }) => `${name};`).join(" ");
    const parent = versions[index - 1] ?? "";
    const locals = index === 0 ? " local: *;" : "";
    return `${version} { ${list === "" ? "" : `global: ${list}`}${locals} } ${parent};\n`;
  });
  return nodes.join("");
}
