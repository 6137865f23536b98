import type { BuildPlan } from "./plan.js";

/** Runtimes take TypeScript as it is. */
export function planTypescript(): BuildPlan {
  return { commands: [], program: "conformance-typescript", sourcesBeside: "typescript" };
}
