import { join } from "node:path";
import { z } from "zod";
import { toolchain } from "../../toolchains/index.js";
import { run } from "../../toolchains/run.js";
import { goarchs } from "./go.js";

const valueSchema = z.object({
  name: z.string(),
  /** In Go. */
  type: z.string(),
  kind: z.enum(["integer", "pointer", "uintptr", "Errno"]),
  /** In bytes. */
  size: z.number(),
  signed: z.boolean(),
});

const functionSchema = z.object({
  parameters: z.array(valueSchema),
  results: z.array(valueSchema),
  entryPoint: z.string(),
  trampoline: z.string(),
  /** `["fd", "0", "offset", "offset >> 32"]` */
  words: z.array(z.string()),
});

export type GoValue = z.infer<typeof valueSchema>;

/** The functions of a package by their names, as Go's type checker sees them. */
export type GoFunctions = Readonly<Record<string, z.infer<typeof functionSchema>>>;

/** Has Go read the package in a folder, once for each of its architectures. */
export function inspect(
  folder: string,
  architectures: readonly string[] = goarchs,
): ReadonlyMap<string, GoFunctions> {
  const { path, env } = toolchain("go");
  const program = join(__dirname, "inspect/main.go");
  const { stdout } = run(path, ["run", program, folder, ...architectures], { env });
  const byArch = z
    .record(z.string(), z.record(z.string(), functionSchema))
    .parse(JSON.parse(stdout));
  return new Map(Object.entries(byArch));
}
