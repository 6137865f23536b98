import { identifiers } from "../../../model/naming.js";
import type { MemoryObject, Step, TestPoint } from "../../../model/suite/form.js";
import { parameterNames } from "../../go/names.js";
import { scopeOf } from "../scope.js";
import { takesUnmapped } from "../unmapped.js";
import { stringLiteral } from "../string-literal.js";
import { checkNames } from "./check-names.js";
import type { Context } from "./context.js";
import { stepLines } from "./steps.js";

/** The function of a point, without a comment. */
export function pointLines(context: Context, point: TestPoint, name: string): readonly string[] {
  const scope = scopeOf(point, variableNames);
  const objects = point.objects.map(
    (object) => `${scope.objectOf(object.name).name} := ${newObject(context, object)}`,
  );
  const lines = [...objects, ...stepLines(context, scope, point.steps, new Set())];
  return [`func ${name}(t *test) {`, ...lines.map((line) => `\t${line}`), "}"];
}

/** Why a point cannot be had in Go, in a sentence; undefined if it can. */
export function whySkipped(context: Context, point: TestPoint): string | undefined {
  const reviewed = point.skipped.get("go");
  if (reviewed !== undefined) return reviewed;
  if (point.steps.some(({ kind }) => kind === "child")) {
    return "Go's runtime does not live through fork.";
  }
  if (point.steps.some(setsHandler)) return "Go's runtime has the signals.";
  for (const call of point.calls) {
    const reason = context.whyNot(call);
    if (reason !== undefined) return `${call} cannot be called from Go. ${reason}`;
  }
  return takesUnmapped(point) && !context.calls.has("mmap")
    ? "The bindings have no mmap, by which an address is found that nothing is at."
    : undefined;
}

function setsHandler(step: Step): boolean {
  return step.kind === "set" && step.to.kind === "handler";
}

function newObject(context: Context, object: MemoryObject): string {
  switch (object.kind) {
    case "string":
      return `text(${stringLiteral(object.text)})`;
    case "bytes":
      return `bytes(${object.length}, ${stringLiteral(object.initial)})`;
    case "integers":
      return `objects[${context.typeOf(object.type)}](${object.count})`;
    case "structures": {
      const type = context.structureType(object.structure);
      return object.count === 1 ? `object[${type}]()` : `objects[${type}](${object.count})`;
    }
  }
}

function variableNames(names: readonly string[]): readonly string[] {
  return identifiers(parameterNames(names), {
    keywords: checkNames,
    escape: (word) => `${word}Value`,
  });
}
