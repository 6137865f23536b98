import type { FileSet, Target, TargetInput } from "../target.js";
import { foreignFunctions } from "./functions.js";
import { rawCrate } from "./raw-crate.js";
import { safeCrate } from "./safe/crate.js";
import { nameTypes } from "./type-names.js";

/** Two crates: `libsys-sys`, and `libsys`, which is safe to use, on top of it. */
export const rust = { generate } satisfies Target;

function generate(input: TargetInput): FileSet {
  const types = nameTypes(input.model);
  const functions = foreignFunctions(input.model, types, input.archs, input.symbols);
  return new Map([...rawCrate(input, types, functions), ...safeCrate(input, types, functions)]);
}
