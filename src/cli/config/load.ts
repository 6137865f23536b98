import { dirname, resolve } from "node:path";
import type { TargetEntry } from "../../targets/index.js";
import { exitStatus } from "../exit-status.js";
import { Failure } from "../failure.js";
import type { Configuration } from "../generation/request.js";
import { readInput } from "../input.js";
import type { Io } from "../io.js";
import { findConfig } from "./find.js";

/**
 * The configuration that applies, or undefined if there is none.
 *
 * @param option a path, undefined for the nearest file, `false` for none
 */
export async function loadConfiguration(
  option: string | false | undefined,
  io: Io,
  registry: readonly TargetEntry[],
): Promise<Configuration | undefined> {
  if (option === false) return undefined;
  const path = option === undefined ? findConfig(io.cwd, io.files) : resolve(io.cwd, option);
  if (path === undefined) return undefined;
  const { bytes, file } = readInput(path, io);
  // Most runs have no configuration, and the two libraries take a third of a short run's time.
  const { readJson } = await import("../json/read.js");
  const { createConfigSchema } = await import("./schema.js");
  const result = readJson(new TextDecoder().decode(bytes), file, createConfigSchema(registry));
  if ("findings" in result) throw new Failure(exitStatus.usage, result.findings);
  return { folder: dirname(path), settings: result.value };
}
