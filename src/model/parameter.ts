import type {
  Annotation,
  ContainsAnnotation,
  Count,
  CType,
  OutPointerAnnotation,
  Parameter,
  PointerAnnotation,
} from "syscalls-table";
import { printExpression } from "syscalls-table/print";
import type { PointerCorrection } from "./facts.js";
import type { ModelParameter, Pointee, PointeeCount } from "./call.js";

/** A parameter as the caller passes it: arrays and functions have become pointers. */
export function parameterOf(
  parameter: Parameter,
  correction: PointerCorrection | undefined,
): ModelParameter {
  const annotated = pointeeOf(parameter.annotations);
  return {
    name: parameter.name,
    type: decayed(parameter.type),
    pointee:
      annotated === undefined || correction === undefined
        ? annotated
        : corrected(annotated, correction),
  };
}

function corrected(pointee: Pointee, correction: PointerCorrection): Pointee {
  const { bytes, direction, elements, nulTerminated, optional } = correction;
  return {
    ...pointee,
    ...(direction && { direction }),
    ...(optional && { optional }),
    ...(nulTerminated === false && { nulTerminated }),
    ...(elements !== undefined && {
      count: {
        unit: "elements",
        expression: { kind: "number", value: elements },
        text: String(elements),
      },
    }),
    ...(bytes !== undefined && {
      count: {
        unit: "bytes",
        expression: { kind: "parameter", name: bytes },
        text: bytes,
      },
    }),
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
