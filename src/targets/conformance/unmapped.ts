import type { TestPoint } from "../../model/suite/form.js";

/** Whether a call of the point gets an address that nothing is mapped at. */
export function takesUnmapped({ steps }: TestPoint): boolean {
  return steps.some(
    (step) => step.kind === "call" && step.arguments.some(({ kind }) => kind === "unmapped"),
  );
}
