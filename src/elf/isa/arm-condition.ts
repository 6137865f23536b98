import type { Condition } from "./instruction.js";

/** By the number of a condition; the kernel sets the carry flag of a call that has failed. */
export function armCondition(code: number): Condition {
  if (code === 2) return "failed";
  return code === 3 ? "succeeded" : "other";
}
