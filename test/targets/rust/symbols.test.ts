import { join } from "node:path";
import { z } from "zod";
import { archOf } from "../../../src/model/arch.js";
import { generateInto } from "../../support/generate.js";
import { bundledModel, read } from "../../support/models.js";
import { temporaryFolder } from "../../support/temporary.js";
import { toolchain } from "../../toolchains/index.js";
import { run } from "../../toolchains/run.js";
import { crateBeside, declarationNames, writeFiles } from "./crates.js";
import { callsAlone } from "./leaner.js";

const folder = temporaryFolder();
const model = bundledModel();
const { calls } = model;
const prefixes = { sys: "__sys_", private: "_", public: "" } as const;
const measured = ["amd64", "aarch64", "riscv64"] as const;

type Choice = keyof typeof prefixes;
type Measured = (typeof measured)[number];

describe("an object file refers to the symbols that the real library has for the calls", () => {
  const cases = (["sys", "private", "public"] as const).flatMap((choice) =>
    measured.map((arch) => ({ choice, arch })),
  );

  test.each(cases)("$choice on $arch", async ({ choice, arch }) => {
    const library = measuredSymbols(arch);
    const expected = calls.map(({ name, number }) => {
      const wanted = library.get(prefixes[choice] + name);
      // Wrappers around a stub hold no number; any other number is another form of the call.
      const fits = wanted === null || wanted === number;
      return fits ? prefixes[choice] + name : `__sys_${name}`;
    });
    expect(await linkedSymbols(choice, arch)).toEqual(expected);
  });

  test.each(measured)("all of them are there on %s", (arch) => {
    const library = measuredSymbols(arch);
    expect(calls.map(({ name }) => library.get(`__sys_${name}`))).toEqual(
      calls.map(({ number }) => number),
    );
  });
});

/** The symbols that an array of pointers to all calls is made of, in the order of the calls. */
async function linkedSymbols(choice: Choice, arch: Measured): Promise<readonly string[]> {
  const crates = join(folder, `${choice}-${arch}`);
  const files = await generateInto(crates, "rust", callsAlone(model), { symbols: choice });
  const names = calls.map(declarationNames(files));
  writeFiles(join(crates, "array"), crateBeside("array", arraySource(names)));
  const object = join(crates, "array.o");
  const metadata = join(crates, "liblibsys_sys.rmeta");
  const { rustTarget } = archOf(arch).names;
  // The crate's own functions need code of `core`, of which there is none: nothing but the array is
  // compiled to machine code.
  compile(join(crates, "libsys-sys/src/lib.rs"), rustTarget, ["--emit=metadata", "-o", metadata]);
  compile(join(crates, "array/src/lib.rs"), rustTarget, [
    ...["--extern", `libsys_sys=${metadata}`],
    ...["--emit=obj", "-o", object],
  ]);
  const { path, env } = toolchain("llvm-readelf");
  const { stdout } = run(path, ["--relocations", "--wide", object], { env });
  const [, section = ""] = stdout.split(/^Relocation section '\.rela\.data[^']*ARRAY'.*$/m);
  const relocations = section.split("\n\n")[0] ?? "";
  return [...relocations.matchAll(/^[0-9a-f]{16} .* (\w+) \+ 0$/gm)].map(([, name]) => name ?? "");
}

function compile(source: string, target: string, args: readonly string[]): void {
  const { path, env } = toolchain("rustc");
  const name = source.includes("libsys-sys") ? "libsys_sys" : "array";
  const crate = ["--crate-name", name, "--crate-type", "lib", "--edition", "2024"];
  const place = ["--target", target, "--sysroot", toolchain("rust-core").path];
  run(path, [...crate, ...place, ...args, source], { env });
}

function arraySource(names: readonly string[]): string {
  return [
    "pub struct Address(*const ());",
    "unsafe impl Sync for Address {}",
    "#[unsafe(no_mangle)]",
    `pub static ARRAY: [Address; ${names.length}] = [`,
    ...names.map((name) => `    Address(libsys_sys::${name} as *const ()),`),
    "];\n",
  ].join("\n");
}

/** The default symbols of the real library and the numbers in their machine code. */
function measuredSymbols(arch: Measured): ReadonlyMap<string, number | null> {
  const text = read(`test/data/libsys.${arch}.json`);
  const { columns, symbols } = measuredSchema.parse(JSON.parse(text));
  expect(columns).toEqual(["name", "version", "default", "binding", "type", "number"]);
  return new Map(
    symbols.filter((symbol) => symbol[2]).map((symbol) => [symbol[0], symbol[5]] as const),
  );
}

const measuredSchema = z.object({
  columns: z.array(z.string()),
  symbols: z.array(
    z.tuple([z.string(), z.string(), z.boolean(), z.string(), z.string(), z.number().nullable()]),
  ),
});
