import type { ArchName } from "../../../model/arch.js";
import { identifiers } from "../../../model/naming.js";
import type { Model } from "../../../model/model.js";
import type { MemoryObject, Step, TestPoint, Value } from "../../../model/suite/form.js";
import { names } from "../../typescript/names.js";

/** What the code of one point refers to. */
export interface Scope {
  readonly model: Model;
  readonly archs: readonly ArchName[];
  /** The identifier of an object or a variable. */
  readonly identifier: (name: string) => string;
  readonly object: (name: string) => MemoryObject;
  /** The variables that are set more than once. */
  readonly changing: ReadonlySet<string>;
  /** The variables that are looked at. */
  readonly read: ReadonlySet<string>;
  /** Which of `libsys.ts` and the constants the code names; it grows as code is made. */
  readonly imports: Imports;
}

export interface Imports {
  readonly constants: Set<string>;
  readonly libsys: Set<string>;
}

/** The names of a point's objects and variables, none of which is one of the module's. */
export function scopeOf(
  { objects, steps }: TestPoint,
  context: Pick<Scope, "archs" | "imports" | "model">,
): Scope {
  const stored = steps.flatMap((step) =>
    step.kind === "call" && step.stores !== undefined ? [step.stores] : [],
  );
  const all = [...new Set([...objects.map(({ name }) => name), ...stored])];
  const made = identifiers(all, names, taken);
  const byName = new Map(all.map((name, index) => [name, made[index] ?? name]));
  const byObject = new Map(objects.map((object) => [object.name, object]));
  return {
    ...context,
    identifier: (name) => known(byName, name),
    object: (name) => known(byObject, name),
    changing: new Set(stored.filter((name, index) => stored.indexOf(name) !== index)),
    read: new Set(steps.flatMap(variablesOf)),
  };
}

const taken = ["BigInt", "Number", "calls", "machine", "structs", "t"];

function known<T>(map: ReadonlyMap<string, T>, name: string): T {
  const found = map.get(name);
  if (found === undefined) throw new Error(`the suite names ${name}, which is not there`);
  return found;
}

function variablesOf(step: Step): readonly string[] {
  switch (step.kind) {
    case "call": {
      const { expects } = step;
      return [
        ...step.arguments.flatMap((argument) => {
          if (argument.kind === "address") return [argument.variable];
          return argument.kind === "value" ? variableIn(argument.value) : [];
        }),
        ...(expects.kind === "result" ? variableIn(expects.value) : []),
      ];
    }
    case "set":
      return step.to.kind === "object" || step.to.kind === "handler" ? [] : variableIn(step.to);
    case "check":
      return [...variableIn(step.what), ...variableIn(step.than)];
    case "tell":
      return step.what.kind === "value" ? variableIn(step.what.value) : [];
    case "check-bytes":
    case "child":
    case "threads":
      return [];
  }
}

function variableIn(value: Value): readonly string[] {
  return value.kind === "variable" ? [value.name] : [];
}
