import type { Model } from "../../../src/model/model.js";

/*
 * A crate has all constants whatever its calls are, and with the structures they take nearly all of
 * the compiler's time. So they are compiled where something depends on them, and not once more for
 * every choice of calls and symbols.
 */

export function withoutConstants(model: Model): Model {
  return { ...model, constants: [] };
}

/** Without structures too: what calls point to is opaque. */
export function callsAlone(model: Model): Model {
  return { ...model, constants: [], structures: [] };
}
