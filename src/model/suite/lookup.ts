import type { CType } from "syscalls-table";
import { abiOf } from "../abi.js";
import { errorNumbers } from "../errno.js";
import { recordOf, type Facts } from "../facts.js";
import { structureOf, structuresByName } from "../layout/find.js";
import type { Structure } from "../layout/structure.js";
import type { Call } from "../call.js";
import type { Model } from "../model.js";
import { nearest } from "../nearest.js";
import type { NamedConstant } from "./form.js";
import { Mistake } from "./mistake.js";

/**
 * Thrown where a point needs what the facts know and the model at hand does not have: it is left
 * out then, and nobody has made a mistake. The message is a full sentence.
 */
export class Absent extends Error {}

/** What the names in the data of a suite stand for in one model. */
export interface Lookup {
  readonly model: LookupModel;
  readonly call: (name: string) => Call;
  readonly constant: (name: string) => NamedConstant | undefined;
  /** The structure that a type is, undefined if it is an integer. */
  readonly structure: (type: CType) => Structure | undefined;
  /** Throws unless the name is that of an error. */
  readonly error: (name: string) => string;
  /** Every constant, for hints. */
  readonly constantNames: readonly string[];
}

export type LookupModel = Pick<
  Model,
  "calls" | "structures" | "scalars" | "pointerTypes" | "constants"
>;

export function lookupIn(model: LookupModel, facts: Facts): Lookup {
  const calls = new Map(model.calls.map((call) => [call.name, call]));
  const structures = structuresByName(model);
  const constants = new Map(
    model.constants.flatMap((family) =>
      family.constants.map((constant) => [constant.name, { family, constant }] as const),
    ),
  );
  return {
    model,
    call: (name) => calls.get(name) ?? noCall(name, facts),
    constant: (name) => constants.get(name),
    structure: (type) => {
      const structure = structureOf(structures, type);
      if (structure === undefined) requireInteger(model, type, facts);
      return structure;
    },
    error: (name) => (errors.has(name) ? name : noError(name)),
    constantNames: [...constants.keys()],
  };
}

const errors: ReadonlySet<string> = new Set(errorNumbers.map(({ name }) => name));

function noCall(name: string, { calls }: Facts): never {
  if (recordOf(calls, name) !== undefined) throw new Absent(`There is no call ${name}.`);
  throw new Mistake("DA030", `there is no call ${name}`, [], hintFor(name, Object.keys(calls)));
}

function noError(name: string): never {
  throw new Mistake("DA040", `there is no error ${name}`, [], hintFor(name, [...errors]));
}

export function hintFor(word: string, known: readonly string[]): string | undefined {
  const near = nearest(word, known);
  return near === undefined ? undefined : `did you mean ${near}?`;
}

function requireInteger(model: LookupModel, type: CType, { structures, types }: Facts): void {
  const name = "tag" in type ? `${type.kind} ${type.tag}` : type.kind === "named" ? type.name : "";
  if (type.kind === "named" && model.scalars.has(name)) return;
  const known = recordOf(structures, name) ?? recordOf(types.scalars, name);
  const aggregate = recordOf(types.aggregates, name);
  // A basic type such as int is known too, even if no call of the model has it.
  if (known !== undefined || aggregate !== undefined || name === "int") {
    throw new Absent(`No call of the table has the type ${name}.`);
  }
  const hint = hintFor(name, [...Object.keys(structures), ...model.scalars.keys()]);
  throw new Mistake("DA033", `nothing is known about the type ${name}`, [], hint);
}

/** Whether arguments and members of the type are addresses. */
export function isPointer(model: LookupModel, type: CType): boolean {
  return type.kind !== "void" && abiOf(model, type, "amd64").kind === "pointer";
}
