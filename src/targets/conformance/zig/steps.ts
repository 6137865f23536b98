import type { ErrorConvention } from "../../../model/call.js";
import type {
  Argument,
  CallStep,
  Expectation,
  PointerValue,
  Step,
  Value,
} from "../../../model/suite/form.js";
import { errorField } from "../../zig/error-field.js";
import { layOut, LINE_WIDTH } from "../../zig/line.js";
import { valueInWords, type Scope } from "../scope.js";
import { stringLiteral } from "../string-literal.js";
import { argumentText, needsLoose } from "./argument.js";
import type { Context } from "./context.js";
import { placeOf, wideValue } from "./value.js";

/** What the steps of a point know: its names, and the function of each of its steps `threads`. */
export interface Surroundings {
  readonly context: Context;
  readonly scope: Scope;
  readonly threadsOf: (step: ThreadsStep) => ThreadFunction;
}

export type ThreadsStep = Extract<Step, { readonly kind: "threads" }>;

export interface ThreadFunction {
  readonly name: string;
  /** What it takes besides the number of the thread. */
  readonly arguments: readonly string[];
}

/** The statements of some steps, in lines with `indent` before them. */
export function stepLines(
  surroundings: Surroundings,
  steps: readonly Step[],
  indent: string,
): readonly string[] {
  const end = steps.findIndex(isLast);
  const made = end === -1 ? steps : steps.slice(0, end + 1);
  return made.flatMap((step) => linesOf(surroundings, step, indent));
}

/** Nothing comes after a call that does not return. */
function isLast(step: Step): boolean {
  return step.kind === "call" && step.call.errorConvention === "noreturn";
}

function linesOf(surroundings: Surroundings, step: Step, indent: string): readonly string[] {
  const { context, scope } = surroundings;
  const wide = (value: Value) => wideValue(context, scope, value);
  switch (step.kind) {
    case "call":
      return callLines(surroundings, step, indent);
    case "set": {
      const { c, text, type } = placeOf(context, scope, step.place);
      const to = setTo(step.to, (argument) => argumentText(context, scope, argument, c, type));
      return statement(`${text} = `, [to], ";", indent, "operands");
    }
    case "check": {
      const what = stringLiteral(valueInWords(scope, step.what));
      const args = [what, wide(step.what), relationText(step.relation), wide(step.than)];
      return statement("try check.compare(", args, ");", indent);
    }
    case "check-bytes": {
      const args = [
        stringLiteral(step.object),
        bytesOf(scope, step.object),
        stringLiteral(step.bytes),
      ];
      return statement("try check.bytesEqual(", args, ");", indent);
    }
    case "tell": {
      const [name, what] =
        step.what.kind === "value"
          ? ["tell", wide(step.what.value)]
          : ["tellBytes", bytesOf(scope, step.what.object)];
      return statement(`check.${name}(`, [stringLiteral(step.label), what], ");", indent);
    }
    case "child":
      return childLines(surroundings, step, indent);
    case "threads": {
      const { arguments: args, name } = surroundings.threadsOf(step);
      const given = args.length > 1 ? `.{ ${args.join(", ")} }` : `.{${args.join("")}}`;
      return statement("try check.threads(", [String(step.count), name, given], ");", indent);
    }
  }
}

function setTo(to: Value | PointerValue, textOf: (argument: Argument) => string): string {
  if (to.kind === "handler") return "check.handle";
  return textOf(to.kind === "object" ? to : { kind: "value", value: to });
}

/** The function of `check.zig` that takes a result for what the convention says that it is. */
const conventions = {
  errno: "byErrno",
  "errno-pointer": "byErrno",
  "errno-value": "byValue",
  "never-fails": "always",
  noreturn: "always",
  ambiguous: "maybeErrno",
} as const satisfies Record<ErrorConvention, string>;

function callLines(
  { context, scope }: Surroundings,
  { arguments: given, call, expects, stores }: CallStep,
  indent: string,
): readonly string[] {
  const wanted = context.parametersOf(call);
  const pairs = call.parameters.map(({ type }, index) => {
    const argument = given[index];
    if (argument === undefined) throw new RangeError(`${call.name} lacks an argument`);
    return { argument, type, wanted: wanted[index] ?? "" };
  });
  const args = pairs.map((each) =>
    argumentText(context, scope, each.argument, each.type, each.wanted),
  );
  const isLoose = pairs.some((each) => needsLoose(each.argument, each.wanted));
  const name = context.functionOf(call);
  const calling = `${isLoose ? `check.loose(${name})` : name}(`;
  if (call.errorConvention === "noreturn") return statement(calling, args, ");", indent);
  const cleared = call.errorConvention === "ambiguous" ? [`${indent}check.clearErrno();`] : [];
  const variable =
    stores !== undefined && scope.isRead(stores) ? scope.variableOf(stores) : undefined;
  const kept = variable === undefined ? "_ = " : `const ${variable} = `;
  if (call.returns.kind === "void") {
    const asks = variable !== undefined || expects.kind === "result";
    const result = `check.always(${stringLiteral(call.name)}, 0)`;
    return [
      ...statement(calling, args, ");", indent),
      ...(asks ? [`${indent}${kept}${expected(context, scope, result, expects).join("")};`] : []),
    ];
  }
  if (variable === undefined && expects.kind === "anything") {
    return [...cleared, ...statement(`_ = ${calling}`, args, ");", indent)];
  }
  const result = `check.${conventions[call.errorConvention]}(${stringLiteral(call.name)}, ${calling}`;
  const [before, after] = expected(context, scope, "", expects);
  return [...cleared, ...statement(`${kept}${before}${result}`, args, `))${after};`, indent)];
}

/** What comes before and behind a result. */
function expected(
  context: Context,
  scope: Scope,
  result: string,
  expects: Expectation,
): readonly [before: string, after: string] {
  switch (expects.kind) {
    case "anything":
      return [result, ".value"];
    case "success":
      return [`try ${result}`, ".success()"];
    case "error": {
      const errors = expects.errors.map((error) => `.${errorField(error)}`);
      const list = errors.length === 1 ? errors.join("") : ` ${errors.join(", ")} `;
      return [`try ${result}`, `.fails(&.{${list}})`];
    }
    case "result": {
      const than = wideValue(context, scope, expects.value);
      return [`try ${result}`, `.gives(${relationText(expects.relation)}, ${than})`];
    }
  }
}

function relationText(relation: string): string {
  return `.${relation.replaceAll("-", "_")}`;
}

function childLines(
  surroundings: Surroundings,
  { call, exit, steps, stores }: Extract<Step, { readonly kind: "child" }>,
  indent: string,
): readonly string[] {
  const { context, scope } = surroundings;
  const pid = scope.variableOf(stores);
  const leave = context.functionOf(exit);
  const made = `check.byErrno(${stringLiteral(call.name)}, ${context.functionOf(call)}())`;
  const inside = `${indent}    `;
  return [
    `${indent}const ${pid} = try ${made}.success();`,
    `${indent}if (${pid} == 0) {`,
    `${inside}errdefer ${leave}(check.childFailed());`,
    ...stepLines(surroundings, steps, inside),
    ...(steps.some(isLast) ? [] : [`${inside}${leave}(0);`]),
    `${indent}}`,
  ];
}

/** An object as a slice of bytes. */
function bytesOf(scope: Scope, wanted: string): string {
  const { name, object } = scope.objectOf(wanted);
  if (object.kind === "string") return name;
  return object.kind === "bytes" ? `&${name}` : `@ptrCast(&${name})`;
}

/** One line, or one argument a line, each broken at its operators if it has to be. */
function statement(
  before: string,
  args: readonly string[],
  after: string,
  indent: string,
  what: "arguments" | "operands" = "arguments",
): readonly string[] {
  const flat = `${indent}${before}${args.join(", ")}${after}`;
  if (flat.length <= LINE_WIDTH) return [flat];
  if (what === "operands") return broken(flat, indent);
  const text = `${indent}${before}${layOut(args, before, after, indent)}${after}`;
  return text.split("\n").flatMap((line) => broken(line, /^ */.exec(line)?.[0] ?? ""));
}

function broken(line: string, indent: string): readonly string[] {
  if (line.length <= LINE_WIDTH) return [line];
  const [first = "", ...others] = line.split(" | ");
  return [first, ...others].map((operand, index) => {
    const end = index === others.length ? "" : " |";
    return index === 0 ? `${operand}${end}` : `${indent}    ${operand}${end}`;
  });
}
