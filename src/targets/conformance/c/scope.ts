import type { MemoryObject, Step, TestPoint, Value } from "../../../model/suite/form.js";
import { identifiers, type NamingRules } from "../../../model/naming.js";
import type { Model } from "../../../model/model.js";
import { keywords } from "../../c/keywords.js";

/** What a point's code is made with. */
export interface Scope {
  readonly model: Model;
  /** What a call is declared as. */
  readonly symbolOf: (call: Model["calls"][number]) => string;
  readonly objects: ReadonlyMap<string, MemoryObject>;
  /** The C name of an object or a variable. */
  readonly nameOf: (name: string) => string;
  /** Objects and variables that threads use, which functions of their own have to see. */
  readonly shared: ReadonlySet<string>;
  readonly variables: readonly string[];
}

/** @param prefix what the names of the file begin with that only this point uses */
export function scopeOf(
  point: TestPoint,
  prefix: string,
  { model, symbolOf }: Pick<Scope, "model" | "symbolOf">,
): Scope {
  const variables = [...new Set(point.steps.flatMap(storesOf))];
  const shared = new Set(
    point.steps.flatMap((step) =>
      step.kind === "threads" ? step.calls.flatMap((call) => call.arguments.flatMap(usedBy)) : [],
    ),
  );
  const names = [...point.objects.map(({ name }) => name), ...variables];
  const inC = identifiers(names, rules, TAKEN);
  const byName = new Map(
    names.map((name, index) => {
      const plain = inC[index] ?? name;
      return [name, shared.has(name) ? `${prefix}_${plain}` : plain];
    }),
  );
  return {
    model,
    symbolOf,
    objects: new Map(point.objects.map((object) => [object.name, object])),
    nameOf: (name) => byName.get(name) ?? name,
    shared,
    variables,
  };
}

/** The object of that name. */
export function objectNamed({ objects }: Scope, name: string): MemoryObject {
  const object = objects.get(name);
  if (object === undefined) throw new RangeError(`the point has no object ${name}`);
  return object;
}

function storesOf(step: Step): readonly string[] {
  if (step.kind === "call") return step.stores === undefined ? [] : [step.stores];
  return step.kind === "child" ? [step.stores, ...step.steps.flatMap(storesOf)] : [];
}

type Argument = Extract<Step, { readonly kind: "call" }>["arguments"][number];

function usedBy(argument: Argument): readonly string[] {
  switch (argument.kind) {
    case "value":
      return usedByValue(argument.value);
    case "object":
      return [argument.object];
    case "address":
      return [argument.variable];
    case "null":
    case "unmapped":
      return [];
  }
}

function usedByValue(value: Value): readonly string[] {
  switch (value.kind) {
    case "variable":
      return [value.name];
    case "size":
      return [value.object];
    case "place":
      return [value.place.object];
    case "number":
    case "constants":
      return [];
  }
}

const rules: NamingRules = {
  keywords,
  escape: (keyword) => `${keyword}_`,
  spell: (name) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
};

/** What the functions of a point use themselves, and lower-case macros. */
const TAKEN = ["handler", "i386", "linux", "made", "steps", "unix", "unmapped"];
