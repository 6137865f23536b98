import type { TargetInput } from "../target.js";
import type { CompiledModule } from "./module.js";

/** The modules that are the same for every table, by their names. */
export async function codeModules(
  render: TargetInput["render"],
): Promise<ReadonlyMap<string, CompiledModule>> {
  const known = compiledBefore(render);
  const modules: (readonly [string, CompiledModule])[] = [];
  for (const [name, source] of codeSources(render)) {
    const before = known[name];
    if (before?.source === source) {
      modules.push([name, before]);
    } else {
      const { compile } = await import("./compile.js");
      modules.push([name, { source, ...compile(name, source) }]);
    }
  }
  return new Map(modules);
}

/** The TypeScript of the modules, by their names. */
export function codeSources(render: TargetInput["render"]): ReadonlyMap<string, string> {
  return new Map([
    ...MODULES.map((name) => [name, render(`${name}.ts.hbs`, {})] as const),
    ...ENTRY_POINTS.map((entry) => [entry.name, render("entry-point.ts.hbs", entry)] as const),
  ]);
}

/**
 * What the compiler made of the templates that ship with the project, for it takes longer than all
 * else here. A module whose template has been replaced is compiled when it is generated. The tests
 * hold the file against the compiler, and write it when they are run with UPDATE_GOLDEN=1.
 */
function compiledBefore(
  render: TargetInput["render"],
): Readonly<Record<string, CompiledModule | undefined>> {
  // The file has been written by the test, from objects of this type.
  return JSON.parse(render("compiled.json.hbs", {})) as Record<string, CompiledModule>;
}

const MODULES = [
  "abi",
  "argument",
  "call",
  "calls",
  "cell",
  "close",
  "descriptor",
  "elements",
  "errors",
  "ffi",
  "ffi-bun",
  "ffi-deno",
  "ffi-koffi",
  "ffi-node",
  "ffi-none",
  "host",
  "index",
  "integer",
  "integer-access",
  "layout",
  "lazy",
  "library",
  "machine",
  "member",
  "open",
  "promise",
  "promise-host",
  "promised",
  "safe",
  "signature",
  "struct",
  "struct-array",
  "view",
  "view-class",
] as const;

const ENTRY_POINTS = [
  { name: "bun", module: "ffi-bun", ffi: "bunFfi", where: "`bun:ffi`" },
  { name: "deno", module: "ffi-deno", ffi: "denoFfi", where: "`Deno.dlopen`" },
  { name: "node", module: "ffi-node", ffi: "nodeFfi", where: "`node:ffi` or koffi" },
  { name: "default", module: "ffi-none", ffi: "noFfi", where: "the interface in `options`" },
] as const;
