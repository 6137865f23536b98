import type { Fault } from "../data/fault.js";
import { recordOf, type Facts } from "../facts.js";
import { descriptorPoint } from "./descriptors.js";
import type { SuiteFacts } from "./facts.js";
import type { Suite, TestPoint } from "./form.js";
import { Absent, hintFor, type Lookup, lookupIn, type LookupModel } from "./lookup.js";
import { Mistake } from "./mistake.js";
import { pointOf, type PointFacts } from "./point.js";
import { pointerPoints } from "./pointers.js";

/**
 * The points that the programs for a model have: its descriptors first, then its pointers, both in
 * the order of its calls, then the scenarios in the order of the data.
 *
 * A point with a mistake is left out and among the faults, whose paths begin with a file of
 * `data/suite/`. One that needs something that the model does not have is only left out.
 */
export function suiteOf(
  model: LookupModel,
  facts: Facts,
  suite: SuiteFacts,
): { readonly suite: Suite; readonly faults: readonly Fault[] } {
  const lookup = lookupIn(model, facts);
  const points: TestPoint[] = [];
  const leftOut = new Map<string, string>();
  const faults = [...strayNames(facts, suite), ...contradictions(suite)];
  const seen = new Set<string>();
  for (const { facts: make, path, says } of plannedPoints(lookup, suite)) {
    const found = resolved(make, lookup);
    if (found instanceof Absent) {
      leftOut.set(says, found.message);
      continue;
    }
    if (found instanceof Mistake) {
      faults.push(faultOf(found.under(...path), says));
      leftOut.set(says, `${upperFirst(found.message)}.`);
      continue;
    }
    if (seen.has(found.name)) {
      faults.push(faultOf(new Mistake("DA037", "the name is there twice", path), says));
      continue;
    }
    const forbidden = found.calls.find((call) => Object.hasOwn(suite.never, call));
    if (forbidden !== undefined) {
      faults.push(faultOf(new Mistake("DA038", `${forbidden} is never called`, path), says));
      continue;
    }
    seen.add(found.name);
    points.push(found);
  }
  const names = new Set(model.calls.map(({ name }) => name));
  const never = new Map(Object.entries(suite.never).filter(([name]) => names.has(name)));
  return { suite: { points, never, leftOut }, faults };
}

interface PlannedPoint {
  /** The name of the point, for people. */
  readonly says: string;
  readonly path: Fault["path"];
  /** Throws a `Mistake`. */
  readonly facts: () => PointFacts;
}

function plannedPoints({ model }: Lookup, suite: SuiteFacts): readonly PlannedPoint[] {
  const descriptors = model.calls.flatMap((call) => {
    const facts = descriptorPoint(call, suite, model);
    if (facts === undefined || Object.hasOwn(suite.never, call.name)) return [];
    return [
      { says: facts.name, path: ["suite/descriptors", call.name], facts: () => facts },
    ] satisfies PlannedPoint[];
  });
  const pointers = model.calls.flatMap((call) =>
    pointerPoints(call, suite).map(({ facts, parameter }): PlannedPoint => ({
      says: `${call.name} with an unmapped ${parameter}`,
      path: ["suite/pointers", "probes", call.name, parameter],
      facts,
    })),
  );
  const scenarios = suite.scenarios.flatMap(({ scenarios, topic }) =>
    scenarios.map((scenario, index): PlannedPoint => {
      const { name, objects = {}, skipped = {}, steps } = scenario;
      const facts = { group: "scenarios", name, topic, objects, steps, skipped } as const;
      return { says: name, path: [`suite/scenarios/${topic}`, index], facts: () => facts };
    }),
  );
  return [...descriptors, ...pointers, ...scenarios];
}

function resolved(make: () => PointFacts, lookup: Lookup): TestPoint | Mistake | Absent {
  try {
    return pointOf(make(), lookup);
  } catch (error) {
    if (error instanceof Mistake || error instanceof Absent) return error;
    throw error;
  }
}

/** The step is said too, for the place of a long one does not show where in the point it is. */
function faultOf({ code, hint, message, path }: Mistake, says: string): Fault {
  const at = path.indexOf("steps");
  const step = at < 0 ? undefined : path[at + 1];
  const where = typeof step === "number" ? `${says}, step ${step + 1}` : says;
  return { code, message: `${where}: ${message}`, ...(hint !== undefined && { hint }), path };
}

/** Records about calls that nobody knows. */
function strayNames(
  { calls }: Facts,
  { descriptors, never, pointers }: SuiteFacts,
): readonly Fault[] {
  const named = [
    ...Object.keys(never).map((name) => ["suite/never", name]),
    ...Object.keys(descriptors).map((name) => ["suite/descriptors", name]),
    ...Object.keys(pointers.probes).map((name) => ["suite/pointers", "probes", name]),
  ];
  return named.flatMap((path) => {
    const name = path.at(-1) ?? "";
    if (recordOf(calls, name) !== undefined) return [];
    const hint = hintFor(name, Object.keys(calls));
    const message = `there is no call ${name}`;
    return [{ code: "DA030", message, ...(hint !== undefined && { hint }), path }];
  });
}

/** Records about descriptors of calls that are not made anyway. */
function contradictions({ descriptors, never }: SuiteFacts): readonly Fault[] {
  return Object.keys(descriptors)
    .filter((name) => Object.hasOwn(never, name))
    .map((name) => ({
      code: "DA038",
      message: `${name} is never called, and needs no record here`,
      path: ["suite/descriptors", name],
    }));
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
