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

const fieldSchema = z.object({
  name: z.string(),
  /** In bytes, as is the size. */
  offset: z.number(),
  size: z.number(),
  /** `signed of 4`, `pointer of 8`, `3 times signed of 4`, `struct Timespec` */
  type: z.string(),
});

const structSchema = z.object({
  /** In bytes, as is the alignment. */
  size: z.number(),
  align: z.number(),
  fields: z.array(fieldSchema),
  /** Those that return a pointer, with what it points to. */
  methods: z.array(fieldSchema),
});

const packageSchema = z.object({
  functions: z.record(z.string(), functionSchema),
  structs: z.record(z.string(), structSchema),
  constants: z.record(
    z.string(),
    z.object({
      /** In decimal. */
      value: z.string(),
      /** `signed of 4`, or empty where the constant has no type. */
      type: z.string(),
    }),
  ),
  /** The exported functions that are not raw: `func(fd int) error`. */
  wrappers: z.record(z.string(), z.string()),
});

export type GoValue = z.infer<typeof valueSchema>;

/** The functions of a package by their names, as Go's type checker sees them. */
export type GoFunctions = Readonly<Record<string, z.infer<typeof functionSchema>>>;

/** The struct types of a package by their names, likewise. */
export type GoStructs = Readonly<Record<string, z.infer<typeof structSchema>>>;

/** Has Go read the package in a folder, once for each of its architectures. */
export function inspect(
  folder: string,
  architectures: readonly string[] = goarchs,
): ReadonlyMap<string, z.infer<typeof packageSchema>> {
  const { path, env } = toolchain("go");
  const program = join(__dirname, "inspect/main.go");
  const { stdout } = run(path, ["run", program, folder, ...architectures], { env });
  return new Map(Object.entries(z.record(z.string(), packageSchema).parse(JSON.parse(stdout))));
}
