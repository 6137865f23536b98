import { countOf } from "../annotations.js";
import type { Annotation, Count, Expression, Parameter } from "../ast.js";

/** Tells the names in sizes apart: parameters of the same call, and constants for all others. */
export function resolveCounts(parameters: readonly Parameter[]): readonly Parameter[] {
  if (!parameters.some(({ annotations }) => annotations.some(isSized))) return parameters;
  const names = new Set(parameters.map(({ name }) => name));
  return parameters.map((parameter) => {
    const { name, type, annotations, span } = parameter;
    if (!annotations.some(isSized)) return parameter;
    return { name, type, annotations: annotations.map((each) => resolve(each, names)), span };
  });
}

function isSized(annotation: Annotation): boolean {
  return countOf(annotation) !== undefined;
}

function resolve(annotation: Annotation, names: ReadonlySet<string>): Annotation {
  if (annotation.kind === "page-range") {
    return { ...annotation, count: resolveCount(annotation.count, names) };
  }
  if (annotation.kind !== "pointer" || annotation.count === undefined) return annotation;
  return { ...annotation, count: resolveCount(annotation.count, names) };
}

function resolveCount({ unit, expression }: Count, names: ReadonlySet<string>): Count {
  return { unit, expression: resolveNames(expression, names) };
}

function resolveNames(expression: Expression, names: ReadonlySet<string>): Expression {
  switch (expression.kind) {
    case "parameter":
      return names.has(expression.name) ? expression : { kind: "constant", name: expression.name };
    case "dereference":
      return { kind: "dereference", of: resolveNames(expression.of, names) };
    case "binary":
      return {
        ...expression,
        left: resolveNames(expression.left, names),
        right: resolveNames(expression.right, names),
      };
    case "number":
    case "constant":
      return expression;
  }
}
