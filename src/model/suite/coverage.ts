import type { Model } from "../model.js";
import type { PointGroup, Suite } from "./form.js";

/** What the programs do with each call of a model, in the order of its calls. */
export interface SuiteCoverage {
  readonly calls: readonly CallCoverage[];
  /** How many calls some point makes. */
  readonly covered: number;
  readonly never: number;
  /** How many calls no point makes although one might. */
  readonly uncovered: number;
}

export type CallCoverage = { readonly name: string } & (
  | { readonly kind: "covered"; readonly points: readonly PointName[] }
  | {
      readonly kind: "never";
      /** A full sentence. */
      readonly reason: string;
    }
  | { readonly kind: "uncovered" }
);

export interface PointName {
  readonly group: PointGroup;
  readonly name: string;
}

/** Every call of the model is covered, never made, or neither. */
export function suiteCoverage(suite: Suite, model: Pick<Model, "calls">): SuiteCoverage {
  const points = new Map<string, PointName[]>();
  for (const { calls, group, name } of suite.points) {
    for (const call of calls) points.set(call, [...(points.get(call) ?? []), { group, name }]);
  }
  const calls = model.calls.map(({ name }): CallCoverage => {
    const found = points.get(name);
    if (found !== undefined) return { name, kind: "covered", points: found };
    const reason = suite.never.get(name);
    return reason === undefined ? { name, kind: "uncovered" } : { name, kind: "never", reason };
  });
  const count = (kind: CallCoverage["kind"]) => calls.filter((call) => call.kind === kind).length;
  return {
    calls,
    covered: count("covered"),
    never: count("never"),
    uncovered: count("uncovered"),
  };
}
