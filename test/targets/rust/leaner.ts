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

/** With those constants alone that are not the same everywhere, by their values or their type's width. */
export function withUnlikeConstants(model: Model): Model {
  const constants = model.constants.filter(
    ({ constants: members, type }) =>
      members.some(({ value }) => typeof value !== "bigint") ||
      (type !== undefined && isUnlike(model, type)),
  );
  return { ...model, constants };
}

function isUnlike({ scalars }: Model, type: string): boolean {
  const layouts = Object.values(scalars.get(type)?.layouts ?? {});
  return new Set(layouts.map((layout) => JSON.stringify(layout))).size !== 1;
}
