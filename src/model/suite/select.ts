import { namesOf } from "../type-names.js";
import type { Suite } from "./form.js";

/**
 * The suite of a model that has these calls alone.
 *
 * @param types the scalar types of that model, by name; if absent, none is missing
 */
export function selectPoints(
  suite: Suite,
  calls: ReadonlySet<string>,
  types?: ReadonlyMap<string, unknown>,
): Suite {
  const leftOut = new Map(suite.leftOut);
  const points = suite.points.filter((point) => {
    const missing = point.calls.find((call) => !calls.has(call));
    if (missing !== undefined) leftOut.set(point.name, `The bindings have no ${missing}.`);
    if (missing !== undefined || types === undefined) return missing === undefined;
    const lacking = point.objects
      .flatMap((object) => (object.kind === "integers" ? namesOf(object.type) : []))
      .find((name) => !types.has(name));
    if (lacking !== undefined) leftOut.set(point.name, `No call of the bindings has a ${lacking}.`);
    return lacking === undefined;
  });
  const never = new Map([...suite.never].filter(([name]) => calls.has(name)));
  return { points, never, leftOut };
}
