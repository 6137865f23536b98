import { existsSync, readFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { z } from "zod";
import type { ArchName } from "../../src/model/arch.js";

/** Every program that `npm run toolchains` provides. `rust-core` is a --sysroot for rustc, not a program. */
export type Program =
  | "bun"
  | "cargo"
  | "cc1"
  | "clang-format"
  | "cpp"
  | "deno"
  | "go"
  | "gofmt"
  | "kyua"
  | `ld-${ArchName}`
  | "llvm-objdump"
  | "llvm-readelf"
  | "node"
  | "rust-core"
  | "rustc"
  | "rustfmt"
  | "zig";

export interface Toolchain {
  /** Absolute path of the program. */
  readonly path: string;
  /** Version of the toolchain that the program belongs to, `1.27.3`. */
  readonly version: string;
  /** Variables to run it with, on top of the process's own. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Where a program is that `npm run toolchains` found or installed.
 *
 * @throws an Error that says what to run, if it is not there or not of the version that `pins.json` asks for
 */
export function toolchain(program: Program): Toolchain {
  for (const [name, tool] of Object.entries(readFound())) {
    const path = tool.programs[program];
    if (path === undefined) continue;
    if (!existsSync(path)) throw missing(program, `${path} is gone`);
    if (!isAccepted(name, tool.version)) throw missing(program, `${tool.version} will not do`);
    return { path, version: tool.version, env: environment(tool) };
  }
  throw missing(program, `it is not in ${folder}`);
}

const root = resolve(__dirname, "../..");
const shared = process.env["LIBSYSGEN_TOOLCHAINS"] ?? "";
const folder = resolve(root, shared === "" ? ".toolchains" : shared);

const foundSchema = z.record(
  z.string(),
  z.object({
    version: z.string(),
    programs: z.record(z.string(), z.string()),
    env: z.record(z.string(), z.string()),
    path: z.array(z.string()).default([]),
  }),
);

type Found = z.infer<typeof foundSchema>;

function readFound(): Found {
  const file = join(folder, "found.json");
  return existsSync(file) ? foundSchema.parse(JSON.parse(readFileSync(file, "utf8"))) : {};
}

/** Whether a version is within the bounds that pins.json has for a toolchain. */
function isAccepted(name: string, version: string): boolean {
  const bounds = z.object({ minimum: z.string(), below: z.string().optional() });
  const file = join(root, "test/toolchains/pins.json");
  const pins = z.record(z.string(), bounds).parse(JSON.parse(readFileSync(file, "utf8")));
  const compare = new Intl.Collator("en", { numeric: true });
  const { minimum, below } = pins[name] ?? { minimum: "0" };
  return (
    compare.compare(version, minimum) >= 0 &&
    (below === undefined || compare.compare(version, below) < 0)
  );
}

function environment(tool: Found[string]): Record<string, string> {
  const path = [...tool.path, process.env["PATH"] ?? ""].join(delimiter);
  return tool.path.length === 0 ? tool.env : { ...tool.env, PATH: path };
}

function missing(program: Program, why: string): Error {
  return new Error(`${program} is missing (${why}). To install it: npm run toolchains`);
}
