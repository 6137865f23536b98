import type { Suite } from "./form.js";

/** The suite of a model that has these calls alone. */
export function selectPoints(suite: Suite, calls: ReadonlySet<string>): Suite {
  const leftOut = new Map(suite.leftOut);
  const points = suite.points.filter((point) => {
    const missing = point.calls.find((call) => !calls.has(call));
    if (missing !== undefined) leftOut.set(point.name, `The bindings have no ${missing}.`);
    return missing === undefined;
  });
  const never = new Map([...suite.never].filter(([name]) => calls.has(name)));
  return { points, never, leftOut };
}
