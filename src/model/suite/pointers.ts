import type { Call } from "../call.js";
import type { SuiteFacts } from "./facts.js";
import { Mistake } from "./mistake.js";
import type { PointFacts } from "./point.js";

/** A point in which one parameter of a call is an address that nothing is mapped at. */
export interface PointerPoint {
  readonly parameter: string;
  /** Throws a `Mistake`. */
  readonly facts: () => PointFacts;
}

/** The points that the data has for the pointers of a call, in its order. */
export function pointerPoints(
  call: Call,
  { pointers }: Pick<SuiteFacts, "pointers">,
): readonly PointerPoint[] {
  const probes = Object.hasOwn(pointers.probes, call.name) ? pointers.probes[call.name] : {};
  return Object.entries(probes ?? {}).map(([parameter, probe]) => ({
    parameter,
    facts: (): PointFacts => {
      const index = call.parameters.findIndex(({ name }) => name === parameter);
      if (index < 0) throw new Mistake("DA033", `${call.name} has no parameter ${parameter}`);
      if (probe.with[index] !== "unmapped") {
        throw new Mistake("DA035", `${parameter} of ${call.name} is not unmapped`, ["with"]);
      }
      const around = probe.around === undefined ? undefined : pointers.around[probe.around];
      if (probe.around !== undefined && around === undefined) {
        throw new Mistake("DA033", `nothing is called ${probe.around} under around`, ["around"]);
      }
      return {
        group: "pointers",
        name: `${call.name} with an unmapped ${parameter}`,
        topic: call.topic ?? "files",
        objects: { ...around?.objects, ...probe.objects },
        steps: [
          ...(around?.before ?? []),
          { call: call.name, with: probe.with, fails: "EFAULT" },
          ...(around?.after ?? []),
        ],
        skipped: {},
      };
    },
  }));
}
