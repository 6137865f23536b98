import { reachedStructures } from "./layout/reach.js";
import { leftOut } from "./left-out.js";
import type { Call } from "./call.js";
import type { LeftOut, Model } from "./model.js";
import { once } from "./once.js";
import { selectPoints } from "./suite/select.js";
import { namesOf, tagOf } from "./type-names.js";

/**
 * The model with those calls alone that `keep` says yes to, and with the types alone that they
 * reach. The constants stay, with their types: no signature says which of them a program needs.
 * The others are listed among what is left out.
 */
export function selectCalls(model: Model, keep: (call: Call) => boolean): Model {
  const calls = model.calls.filter(keep);
  const dropped = model.calls.filter((call) => !calls.includes(call)).map(notSelected);
  const named = new Set(
    calls.flatMap((call) =>
      [call.returns, ...call.parameters.map(({ type }) => type)].flatMap(namesOf),
    ),
  );
  const aggregates = model.aggregates.filter(({ kind, name }) =>
    named.has(kind === "typedef" ? name : `${kind} ${name}`),
  );
  const structures = reachedStructures(model.structures, [
    ...aggregates.map(tagOf),
    ...calls.map(({ name }) => name),
  ]);
  for (const { members } of structures) {
    for (const { type } of members) namesOf(type).forEach((name) => named.add(name));
  }
  for (const { type } of model.constants) if (type !== undefined) named.add(type);
  const pointerTypes = only(model.pointerTypes, named);
  for (const pointer of pointerTypes.values()) namesOf(pointer).forEach((name) => named.add(name));
  const scalars = only(model.scalars, named);
  return {
    calls,
    leftOut: [...model.leftOut, ...dropped].sort((a, b) => a.number - b.number),
    scalars,
    pointerTypes,
    aggregates,
    structures,
    constants: model.constants,
    suite: once(() => selectPoints(model.suite(), new Set(calls.map(({ name }) => name)), scalars)),
  };
}

function notSelected({ name, number }: Call): LeftOut {
  return leftOut(name, { number, lastNumber: number }, { kind: "not-selected" });
}

function only<T>(map: ReadonlyMap<string, T>, names: ReadonlySet<string>): ReadonlyMap<string, T> {
  return new Map([...map].filter(([name]) => names.has(name)));
}
