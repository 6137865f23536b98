import type { TestPoint } from "../../../model/suite/form.js";
import { scopeOf, type ScopedObject } from "../scope.js";
import { stringLiteral } from "../string-literal.js";
import type { Context } from "./context.js";
import { variableNames } from "./names.js";
import { stepLines, type Surroundings, type ThreadFunction, type ThreadsStep } from "./steps.js";
import { threadLines, usedByThreads } from "./threads.js";

const indent = "    ";

/** The function of a point, without a comment, and those of its threads. */
export function pointLines(
  context: Context,
  point: TestPoint,
  name: string,
  functions: readonly string[],
): readonly string[] {
  const scope = scopeOf(point, (names) => variableNames(names, functions));
  const threads = new Map<ThreadsStep, ThreadFunction>();
  for (const step of point.steps) {
    if (step.kind !== "threads") continue;
    const more = threads.size === 0 ? "" : String(threads.size + 1);
    threads.set(step, {
      name: `${name}InThread${more}`,
      arguments: usedByThreads(scope, step).map((used) => used.name),
    });
  }
  const threadsOf = (step: ThreadsStep): ThreadFunction => {
    const found = threads.get(step);
    if (found === undefined) throw new RangeError(`${point.name}: threads inside of a child`);
    return found;
  };
  const surroundings: Surroundings = { context, scope, threadsOf };
  return [
    `pub fn ${name}() check.Outcome {`,
    ...point.objects.map(({ name: object }) => objectLine(context, scope.objectOf(object))),
    ...stepLines(surroundings, point.steps, indent),
    "}",
    ...[...threads].flatMap(([step, { name: own }]) => [
      "",
      ...threadLines(surroundings, step, own),
    ]),
  ];
}

function objectLine(context: Context, { isWritten, name, object }: ScopedObject): string {
  const head = `${indent}${isWritten ? "var" : "const"} ${name}`;
  switch (object.kind) {
    case "string":
      return `${indent}const ${name} = ${stringLiteral(object.text)};`;
    case "bytes": {
      const { initial, length } = object;
      if (initial.length === 0) return `${head}: [${length}]u8 = @splat(0);`;
      return initial.length === length
        ? `${head}: [${length}]u8 = ${stringLiteral(initial)}.*;`
        : `${head} = check.padded(${length}, ${stringLiteral(initial)});`;
    }
    case "integers": {
      const type = context.scalarType(object.type);
      return object.count === 1
        ? `${head}: ${type} = 0;`
        : `${head}: [${object.count}]${type} = @splat(0);`;
    }
    case "structures": {
      const type = context.structureType(object.structure);
      const zero = object.structure.kind === "union" ? `@splat(0)` : ".{}";
      return object.count === 1
        ? `${head}: ${type} = ${zero};`
        : `${head}: [${object.count}]${type} = @splat(${zero});`;
    }
  }
}
