import type {
  Argument,
  MemoryObject,
  Place,
  PointerValue,
  Step,
  TestPoint,
  Value,
} from "../../model/suite/form.js";

/** The names of one point, as a language has them. */
export interface Scope {
  readonly objectOf: (name: string) => ScopedObject;
  readonly variableOf: (name: string) => string;
  /** Whether a later step asks for the variable. */
  readonly isRead: (variable: string) => boolean;
}

export interface ScopedObject {
  /** The variable of the language. */
  readonly name: string;
  readonly object: MemoryObject;
  /** Something outside the threads of the point writes to it, or may. */
  readonly isWritten: boolean;
}

/**
 * Names the objects and the variables of a point; `identifiersFor` makes names of the language, in
 * the same order.
 */
export function scopeOf(
  point: TestPoint,
  identifiersFor: (names: readonly string[]) => readonly string[],
): Scope {
  const uses = new Uses();
  uses.steps(point.steps);
  const variables = [...uses.stored];
  const names = identifiersFor([...point.objects.map(({ name }) => name), ...variables]);
  const objects = new Map(
    point.objects.map((object, index): readonly [string, ScopedObject] => [
      object.name,
      { name: names[index] ?? object.name, object, isWritten: uses.written.has(object.name) },
    ]),
  );
  const named = new Map(
    variables.map((name, index) => [name, names[point.objects.length + index] ?? name]),
  );
  return {
    objectOf: (name) => found(objects, name, "object"),
    variableOf: (name) => found(named, name, "variable"),
    isRead: (variable) => uses.read.has(variable),
  };
}

function found<T>(names: ReadonlyMap<string, T>, name: string, kind: string): T {
  const value = names.get(name);
  if (value === undefined) throw new RangeError(`the point has no ${kind} ${name}`);
  return value;
}

/** What the steps of a point do with its objects and variables. */
class Uses {
  /** Variables, in the order in which they come up. */
  readonly stored = new Set<string>();
  readonly read = new Set<string>();
  /** Objects. */
  readonly written = new Set<string>();

  steps(steps: readonly Step[]): void {
    for (const step of steps) this.#step(step);
  }

  #step(step: Step): void {
    switch (step.kind) {
      case "call":
        for (const argument of step.arguments) this.#argument(argument, true);
        if (step.expects.kind === "result") this.#value(step.expects.value);
        if (step.stores !== undefined) this.stored.add(step.stores);
        break;
      case "set":
        this.written.add(step.place.object);
        this.#pointerOrValue(step.to);
        break;
      case "check":
        this.#value(step.what);
        this.#value(step.than);
        break;
      case "tell":
        if (step.what.kind === "value") this.#value(step.what.value);
        break;
      case "child":
        this.stored.add(step.stores);
        this.steps(step.steps);
        break;
      case "threads":
        for (const call of step.calls) {
          // Each thread has its own copy of the objects.
          for (const argument of call.arguments) this.#argument(argument, false);
          if (call.expects.kind === "result") this.#value(call.expects.value);
          if (call.stores !== undefined) this.stored.add(call.stores);
        }
        break;
      case "check-bytes":
        break;
    }
  }

  #argument(argument: Argument, writes: boolean): void {
    if (argument.kind === "object" && writes) this.written.add(argument.object);
    if (argument.kind === "address") this.read.add(argument.variable);
    if (argument.kind === "value") this.#value(argument.value);
  }

  #pointerOrValue(value: Value | PointerValue): void {
    if (value.kind === "object") this.written.add(value.object);
    else if (value.kind !== "handler") this.#value(value);
  }

  #value(value: Value): void {
    if (value.kind === "variable") this.read.add(value.name);
  }
}

/** What a message calls a value: `status.st_mtim.tv_sec`, `ends[1]`, `O_RDWR | O_CREAT`. */
export function valueInWords(scope: Scope, value: Value): string {
  switch (value.kind) {
    case "number":
      return String(value.number);
    case "constants":
      return value.constants.map(({ constant }) => constant.name).join(" | ");
    case "variable":
      return value.name;
    case "size":
      return `the size of ${value.object}`;
    case "place":
      return placeInWords(scope, value.place);
  }
}

function placeInWords(scope: Scope, { element, members, object: name }: Place): string {
  const { object } = scope.objectOf(name);
  const isOne = (object.kind === "structures" || object.kind === "integers") && object.count === 1;
  const path = members.map((member) => `.${member.name}`).join("");
  return `${name}${isOne ? "" : `[${element}]`}${path}`;
}
