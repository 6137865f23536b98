import type { Argument } from "../../../model/suite/form.js";
import type { Scope, ScopedObject } from "../scope.js";
import { stepLines, type Surroundings, type ThreadsStep } from "./steps.js";
import type { Context } from "./context.js";

/** What the calls of threads use of the point around them. */
interface Used {
  readonly name: string;
  /** Undefined for a variable. */
  readonly object: ScopedObject | undefined;
}

/** The objects and variables that the calls of threads use, each once. */
export function usedByThreads(scope: Scope, { calls }: ThreadsStep): readonly Used[] {
  const objects = new Map<string, Used>();
  for (const { arguments: given } of calls) {
    for (const argument of given) {
      const used = usedBy(scope, argument);
      if (used !== undefined) objects.set(used.name, used);
    }
  }
  return [...objects.values()];
}

function usedBy(scope: Scope, argument: Argument): Used | undefined {
  const ofObject = (name: string): Used => {
    const object = scope.objectOf(name);
    return { name: object.name, object };
  };
  switch (argument.kind) {
    case "object":
      return ofObject(argument.object);
    case "address":
      return { name: scope.variableOf(argument.variable), object: undefined };
    case "value": {
      const { value } = argument;
      if (value.kind === "variable") {
        return { name: scope.variableOf(value.name), object: undefined };
      }
      if (value.kind === "place") return ofObject(value.place.object);
      return value.kind === "size" ? ofObject(value.object) : undefined;
    }
    case "null":
    case "unmapped":
      return undefined;
  }
}

/** The function that each thread runs, with copies of the objects. */
export function threadLines(
  surroundings: Surroundings,
  step: ThreadsStep,
  name: string,
): readonly string[] {
  const { context, scope } = surroundings;
  const used = usedByThreads(scope, step);
  const [only, ...others] = step.calls;
  const isOne = others.length === 0;
  const parameters = [
    isOne ? "_: usize" : "number: usize",
    ...used.map(({ name: variable, object }) =>
      isCopied(object)
        ? `its_${variable}: ${typeOf(context, object)}`
        : `${variable}: ${typeOf(context, object)}`,
    ),
  ];
  const copies = used.flatMap(({ name: variable, object }) =>
    isCopied(object) ? [`    var ${variable} = its_${variable};`] : [],
  );
  const body =
    only !== undefined && isOne
      ? [
          `    for (0..${step.times}) |_| {`,
          ...stepLines(surroundings, [only], "        "),
          "    }",
        ]
      : [
          `    for (0..${step.times}) |_| switch (number % ${step.calls.length}) {`,
          ...step.calls.flatMap((call, index) => [
            `        ${index === step.calls.length - 1 ? "else" : index} => {`,
            ...stepLines(surroundings, [call], "            "),
            "        },",
          ]),
          "    };",
        ];
  return [`fn ${name}(${parameters.join(", ")}) check.Outcome {`, ...copies, ...body, "}"];
}

function isCopied(object: ScopedObject | undefined): object is ScopedObject {
  return object !== undefined && object.object.kind !== "string";
}

function typeOf(context: Context, scoped: ScopedObject | undefined): string {
  if (scoped === undefined) return "i64";
  const { object } = scoped;
  switch (object.kind) {
    case "string":
      return `*const [${object.text.length}:0]u8`;
    case "bytes":
      return `[${object.length}]u8`;
    case "integers":
    case "structures": {
      const type =
        object.kind === "integers"
          ? context.scalarType(object.type)
          : context.structureType(object.structure);
      return object.count === 1 ? type : `[${object.count}]${type}`;
    }
  }
}
