import {
  printExpression,
  type Annotation,
  type ContainsAnnotation,
  type Count,
  type CType,
  type OutPointerAnnotation,
  type Parameter,
  type PointerAnnotation,
} from "syscalls-table";
import type { ModelParameter, Pointee, PointeeCount } from "./model.js";

/** A parameter as the caller passes it: arrays and functions have become pointers. */
export function parameterOf(parameter: Parameter): ModelParameter {
  return {
    name: parameter.name,
    type: decayed(parameter.type),
    pointee: pointeeOf(parameter.annotations),
  };
}

/** C11 6.7.6.3, paragraphs 7 and 8. */
export function decayed(type: CType): CType {
  if (type.kind === "array") return { kind: "pointer", to: type.of };
  return type.kind === "function" ? { kind: "pointer", to: type } : type;
}

function pointeeOf(annotations: readonly Annotation[]): Pointee | undefined {
  const main = annotations.find(isDirection);
  if (main === undefined) return undefined;
  const contained = annotations.filter(isContains);
  const common = {
    optional: main.optional,
    contains: {
      long: contained.some((annotation) => annotation.long),
      pointer: contained.some((annotation) => annotation.pointer),
      timeT: contained.some((annotation) => annotation.timeT),
    },
  };
  if (main.kind === "out-pointer") {
    const { resultMayBeNull } = main;
    return { direction: "out", nulTerminated: false, count: undefined, resultMayBeNull, ...common };
  }
  const { direction, nulTerminated, count } = main;
  return { direction, nulTerminated, count: countOf(count), resultMayBeNull: false, ...common };
}

function isDirection(
  annotation: Annotation,
): annotation is PointerAnnotation | OutPointerAnnotation {
  return annotation.kind === "pointer" || annotation.kind === "out-pointer";
}

function isContains(annotation: Annotation): annotation is ContainsAnnotation {
  return annotation.kind === "contains";
}

function countOf(count: Count | undefined): PointeeCount | undefined {
  if (count === undefined) return undefined;
  const { unit, expression } = count;
  return { unit, expression, text: printExpression(expression) };
}
