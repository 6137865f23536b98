import type { Call } from "../../src/model/call.js";
import type { Model } from "../../src/model/model.js";
import type {
  Argument,
  CallStep,
  Expectation,
  MemoryObject,
  NamedConstant,
  PointerArgument,
  PointerValue,
  PointGroup,
  ProgramLanguage,
  Relation,
  Step,
  TestPoint,
  Value,
} from "../../src/model/suite/form.js";
import type { Member } from "../../src/model/layout/structure.js";
import { structureOf, structuresByName } from "../../src/model/layout/find.js";

/** Short words for the parts of a suite, as tests write them by hand. */
export type Builder = ReturnType<typeof builderFor>;

type PlaceValue = Extract<Value, { readonly kind: "place" }>;

interface PointBody {
  readonly objects?: readonly MemoryObject[];
  readonly steps: readonly Step[];
  readonly skipped?: Readonly<Partial<Record<ProgramLanguage, string>>>;
}

/** The builder whose calls, structures and constants are those of a model. */
export function builderFor(model: Model) {
  const structures = structuresByName(model);
  const bindingOf = (name: string): Call =>
    found(
      name,
      model.calls.find((call) => call.name === name),
    );
  const structure = (name: string) => found(name, structures.get(`struct ${name}`));
  const integer = (number: number | bigint): Value => ({ kind: "number", number: BigInt(number) });
  const value = (of: Value): Argument => ({ kind: "value", value: of });
  const objects = new Map<string, MemoryObject>();
  const kept = <T extends MemoryObject>(object: T): T => {
    objects.set(object.name, object);
    return object;
  };
  return {
    bindingOf,
    integer,
    value,
    number: (number: number | bigint): Argument => value(integer(number)),
    nil: { kind: "null" } as const satisfies Argument,
    object: (name: string, element = 0): PointerArgument => ({
      kind: "object",
      object: name,
      element,
    }),
    variable: (name: string): Value => ({ kind: "variable", name }),
    size: (object: string): Value => ({ kind: "size", object }),
    constant: (...names: readonly string[]): Value => ({
      kind: "constants",
      constants: names.map((name) => constantOf(model, name)),
    }),
    /** An integer in an object of the point that is being written. */
    member: (object: string, element: number, ...path: readonly string[]): PlaceValue => {
      const of = found(object, objects.get(object));
      let inside = of.kind === "structures" ? of.structure : undefined;
      const members = path.map((name): Member => {
        const member = found(
          name,
          inside?.members.find((one) => one.name === name),
        );
        inside = structureOf(structures, member.type);
        return member;
      });
      return { kind: "place", place: { object, element, members } };
    },
    bytes: (name: string, length: number, initial = ""): MemoryObject =>
      kept({ kind: "bytes", name, length, initial: new TextEncoder().encode(initial) }),
    string: (name: string, text: string): MemoryObject => kept({ kind: "string", name, text }),
    structures: (name: string, tag: string, count: number): MemoryObject =>
      kept({ kind: "structures", name, structure: structure(tag), count }),
    integers: (name: string, type: string, count: number): MemoryObject =>
      kept({ kind: "integers", name, type: { kind: "named", name: type }, count }),
    succeeds: { kind: "success" } as const satisfies Expectation,
    gives: (relation: Relation, result: number | Value): Expectation => ({
      kind: "result",
      relation,
      value: typeof result === "number" ? integer(result) : result,
    }),
    fails: (...errors: readonly [string, ...string[]]): Expectation => ({ kind: "error", errors }),
    call: (
      name: string,
      args: readonly Argument[],
      expects: Expectation,
      stores?: string,
    ): CallStep => ({ kind: "call", call: bindingOf(name), arguments: args, expects, stores }),
    check: (what: Value, relation: Relation, than: Value): Step => ({
      kind: "check",
      what,
      relation,
      than,
    }),
    set: ({ place }: PlaceValue, to: Value | PointerValue): Step => ({ kind: "set", place, to }),
    point: (
      group: PointGroup,
      name: string,
      { objects: own = [], skipped = {}, steps }: PointBody,
    ): TestPoint => ({
      group,
      name,
      topic: "files",
      objects: own,
      steps,
      calls: [...new Set(steps.flatMap(callsOf))].sort(),
      skipped: new Map(Object.entries(skipped) as [ProgramLanguage, string][]),
    }),
  };
}

function callsOf(step: Step): readonly string[] {
  switch (step.kind) {
    case "call":
      return [step.call.name];
    case "child":
      return [step.call.name, step.exit.name, ...step.steps.flatMap(callsOf)];
    case "threads":
      return step.calls.flatMap(callsOf);
    case "set":
    case "check":
    case "check-bytes":
    case "tell":
      return [];
  }
}

function constantOf({ constants }: Model, name: string): NamedConstant {
  const family = found(
    name,
    constants.find((one) => one.constants.some((constant) => constant.name === name)),
  );
  return {
    family,
    constant: found(
      name,
      family.constants.find((one) => one.name === name),
    ),
  };
}

function found<T>(name: string, thing: T | undefined): T {
  if (thing === undefined) throw new Error(`the model has no ${name}`);
  return thing;
}
