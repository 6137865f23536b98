import { join } from "node:path";
import type { SymbolChoice } from "../../../src/targets/target.js";
import { headerPrototypes } from "../../../src/targets/c/header-prototypes.js";
import { generateInto } from "../../support/generate.js";
import { read } from "../../support/models.js";
import { temporaryFolder } from "../../support/temporary.js";
import { toolchain } from "../../toolchains/index.js";
import { run } from "../../toolchains/run.js";
import { compile } from "./zig-cc.js";

const scratch = temporaryFolder();
const include = temporaryFolder();

/** What an object refers to that uses every function of libsys.h. */
async function referred(symbols: SymbolChoice, standard: string): Promise<readonly string[]> {
  const header = (await generateInto(include, "c", "bundled", { symbols })).get("libsys.h") ?? "";
  const functions = [...header.matchAll(/^\w[^;{}]*?(\w+)\([^;{}]*\)(?: __\w+)?;$/gm)].flatMap(
    ([declaration, name]) => (declaration.includes("typedef") || name === undefined ? [] : [name]),
  );
  const uses = functions.map(
    (name) => `extern __typeof__(${name}) *use_${name};
__typeof__(${name}) *use_${name} = ${name};\n`,
  );
  const text = `#include "libsys.h"\n${uses.join("")}`;
  const object = compile({ arch: "amd64", standard, text, include, scratch });
  const { path, env } = toolchain("llvm-readelf");
  const { stdout } = run(path, ["--symbols", "--wide", object], { env });
  return [...stdout.matchAll(/ UND (\S+)$/gm)].map(([, name = ""]) => name).sort();
}

/** The symbols of the real library, in their default versions. */
interface Measured {
  readonly symbols: readonly (readonly [name: string, version: string, isDefault: boolean])[];
}

// The test of the model checks the shape of the file.
const library = (JSON.parse(read("test/data/libsys.amd64.json")) as Measured).symbols.flatMap(
  ([name, , isDefault]) => (isDefault ? [name] : []),
);

test.each(["gnu17", "gnu++17"])("libsys.h refers to all __sys_ symbols as %s", async (standard) => {
  expect(await referred("sys", standard)).toEqual(
    ["__error", ...library.filter((name) => name.startsWith("__sys_"))].sort(),
  );
});

const calls = library.flatMap((name) => (name.startsWith("__sys_") ? [name.slice(6)] : []));

test.each<[SymbolChoice, string, (call: string) => string]>([
  // Some architectures have no _vfork.
  ["private", "_x", (call) => (call === "vfork" ? "" : `_${call}`)],
  ["public", "x", (call) => (headerPrototypes.has(call) ? "" : call)],
])("with the %s symbols it refers to %s where the library has it", async (choice, _, plain) => {
  const wanted = calls.map((call) =>
    library.includes(plain(call)) ? plain(call) : `__sys_${call}`,
  );
  expect(await referred(choice, "gnu17")).toEqual(["__error", ...wanted].sort());
});

test("the linker gives every symbol of syscalls.map its version", async () => {
  const map = (await generateInto(include, "c", "bundled")).get("syscalls.map") ?? "";
  const names = [...map.matchAll(/^\t(\w+);$/gm)].map(([, name = ""]) => name);
  const functions = names.map((name) => `void ${name}(void);\nvoid ${name}(void) {}\n`);
  const shared = compile({
    arch: "amd64",
    standard: "gnu17",
    text: functions.join(""),
    include,
    scratch,
    link: ["-shared", "-nostdlib", `-Wl,--version-script=${join(include, "syscalls.map")}`],
  });
  const { path, env } = toolchain("llvm-readelf");
  const { stdout } = run(path, ["--dyn-syms", "--wide", shared], { env });
  const versioned = [...stdout.matchAll(/ (\w+)@@FBSDprivate_1\.0$/gm)];
  expect(versioned.map(([, name]) => name).sort()).toEqual([...names].sort());
});
