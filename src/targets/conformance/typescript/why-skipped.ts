import type { Model } from "../../../model/model.js";
import type { Step, TestPoint } from "../../../model/suite/form.js";
import { whyUncallable } from "../../typescript/uncallable.js";
import { takesUnmapped } from "../unmapped.js";

/** Why JavaScript cannot have the point, in a sentence. */
export function whySkipped(point: TestPoint, model: Model): string | undefined {
  const { calls, skipped, steps } = point;
  const given = skipped.get("typescript");
  if (given !== undefined) return given;
  const kinds = new Set(steps.map(({ kind }) => kind));
  if (kinds.has("child")) return "A process with a JavaScript runtime in it cannot be forked.";
  if (kinds.has("threads")) return "JavaScript has no threads that share what they have opened.";
  if (steps.some(setsHandler)) return "No JavaScript can run in the handler of a signal.";
  if (takesUnmapped(point) && !model.calls.some(({ name }) => name === "mmap")) {
    return "The bindings have no mmap, by which an address is found that nothing is at.";
  }
  const made = steps.flatMap((step) => (step.kind === "call" ? [step.call] : []));
  const uncallable = made.find((call) => whyUncallable(call) !== undefined);
  if (uncallable === undefined || !calls.includes(uncallable.name)) return undefined;
  const why = whyUncallable(uncallable) ?? "";
  return `JavaScript cannot make the call ${uncallable.name}: ${why}.`;
}

function setsHandler(step: Step): boolean {
  return step.kind === "set" && step.to.kind === "handler";
}
