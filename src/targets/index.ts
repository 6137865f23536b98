import { archNames, type ArchName } from "../model/arch.js";
import { goArchs } from "./go/platforms.js";
import type { Target } from "./target.js";

/** A language in the registry, or something else to generate. What it takes to generate it is loaded when it is asked for. */
export interface TargetEntry {
  /** The word of `--target`, the folder of its templates and of its output. */
  readonly name: string;
  /** What is generated, in half a sentence. */
  readonly description: string;
  /** The architectures that its bindings can be generated for. */
  readonly archs: readonly ArchName[];
  /** Left out where nobody names it: what bindings are proved with, not a language's bindings. */
  readonly onlyByName?: true;
  readonly load: () => Promise<Target>;
}

/**
 * Every language, in the order in which `libsysgen targets` lists them.
 *
 * A new one is a folder here with a `Target`, a folder in `templates`, and a line:
 * `{ name: "c", description: "…", archs: archNames, load: async () => (await import("./c/index.js")).c }`.
 */
export const targets = [
  {
    name: "c",
    description: "headers, version script and object list of libsys, as FreeBSD builds it",
    archs: archNames,
    load: async () => (await import("./c/index.js")).c,
  },
  {
    name: "go",
    description: "a Go module: raw and safe calls, structs, constants, with cgo and without",
    archs: goArchs,
    load: async () => (await import("./go/index.js")).go,
  },
  {
    name: "rust",
    description: "two no_std crates: libsys-sys with what C declares, libsys with safe calls",
    archs: archNames,
    load: async () => (await import("./rust/index.js")).rust,
  },
  {
    name: "zig",
    description: "a Zig package: raw and safe calls, structs, constants",
    archs: archNames,
    load: async () => (await import("./zig/index.js")).zig,
  },
  {
    name: "typescript",
    description: "an npm package for Bun, Deno and Node: raw and safe calls, structs, constants",
    archs: archNames,
    load: async () => (await import("./typescript/index.js")).typescript,
  },
  {
    name: "conformance",
    description: "programs that try the bindings of the others on FreeBSD; only if asked for",
    archs: archNames,
    onlyByName: true,
    load: async () => (await import("./conformance/index.js")).conformance,
  },
] as const satisfies readonly TargetEntry[];

/** The targets of the registry, by name. */
export type TargetName = (typeof targets)[number]["name"];
