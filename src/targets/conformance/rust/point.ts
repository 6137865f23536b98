import type { TestPoint } from "../../../model/suite/form.js";
import { identifiers } from "../../../model/naming.js";
import { constant } from "../../rust/layout.js";
import { literal } from "../../rust/constants/literal.js";
import { rustNames } from "../../rust/names.js";
import { scopeOf, type ScopedObject } from "../scope.js";
import { stringLiteral } from "../string-literal.js";
import type { Context } from "./context.js";
import { checkNames } from "./check-names.js";
import { stepLines } from "./steps.js";
import { typeText } from "./value.js";

const indent = 4;

/** The function of a point, without a comment. */
export function pointLines(context: Context, point: TestPoint, name: string): readonly string[] {
  const scope = scopeOf(point, variableNames);
  const lines = [
    ...point.objects.flatMap(({ name: object }) => objectLines(context, scope.objectOf(object))),
    ...stepLines(context, scope, point.steps, indent),
    "Ok(())",
  ];
  return [`pub fn ${name}() -> Outcome {`, ...lines.map((line) => " ".repeat(indent) + line), "}"];
}

function objectLines(
  context: Context,
  { isWritten, name, object }: ScopedObject,
): readonly string[] {
  const head = `let ${isWritten ? "mut " : ""}${name}`;
  switch (object.kind) {
    case "string":
      return constant(`let ${name}`, `c${stringLiteral(object.text)}`, indent);
    case "bytes": {
      const { initial, length } = object;
      const start = `b${stringLiteral(initial)}`;
      if (initial.length === length && length > 0) return constant(head, `*${start}`, indent);
      return initial.length === 0
        ? constant(head, `[0_u8; ${literal(BigInt(length))}]`, indent)
        : constant(head, `padded::<${length}>(${start})`, indent);
    }
    case "integers": {
      const type = typeText(context, object.type);
      return object.count === 1
        ? constant(`${head}: ${type}`, "0", indent)
        : constant(`${head}: [${type}; ${object.count}]`, `[0; ${object.count}]`, indent);
    }
    case "structures": {
      const zeroed = `${context.typeOf(object.structure)}::zeroed()`;
      return object.count === 1
        ? constant(head, zeroed, indent)
        : constant(head, `[${zeroed}; ${object.count}]`, indent);
    }
  }
}

/** `anEvent` is `an_event`. */
function variableNames(names: readonly string[]): readonly string[] {
  const spell = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return identifiers(names, { ...rustNames, spell }, checkNames);
}
