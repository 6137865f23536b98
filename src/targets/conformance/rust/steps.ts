import type { CType } from "syscalls-table";
import type {
  CallStep,
  Expectation,
  PointerValue,
  Relation,
  Step,
  Value,
} from "../../../model/suite/form.js";
import type { Call, ErrorConvention } from "../../../model/call.js";
import { literal } from "../../rust/constants/literal.js";
import { callStatement, constant, maxWidth } from "../../rust/layout.js";
import { valueInWords, type Scope } from "../scope.js";
import { stringLiteral } from "../string-literal.js";
import { inQuotes } from "./in-quotes.js";
import { argumentText } from "./argument.js";
import type { Context } from "./context.js";

import { placeOf, wideValue } from "./value.js";

const tab = 4;

/** The statements of some steps, in lines that the caller will move to the right by `indent`. */
export function stepLines(
  context: Context,
  scope: Scope,
  steps: readonly Step[],
  indent: number,
): readonly string[] {
  return steps.flatMap((step) => brokenAtOperators(linesOf(context, scope, step, indent), indent));
}

/** rustfmt puts each operand on a line of its own where they have no room together. */
function brokenAtOperators(lines: readonly string[], indent: number): readonly string[] {
  return lines.flatMap((line) => {
    if (indent + line.length <= maxWidth) return [line];
    const [first = "", ...others] = line.split(" | ");
    const more = " ".repeat(line.length - line.trimStart().length + tab);
    return [first, ...others.map((operand) => `${more}| ${operand}`)];
  });
}

function linesOf(context: Context, scope: Scope, step: Step, indent: number): readonly string[] {
  switch (step.kind) {
    case "call":
      return callLines(context, scope, step, indent);
    case "set": {
      const { c, place } = placeOf(context, scope, step.place);
      return constant(place, setTo(context, scope, step.to, c), indent);
    }
    case "check": {
      const what = inQuotes(valueInWords(scope, step.what));
      const args = [
        what,
        wideValue(context, scope, step.what),
        wideValue(context, scope, step.than),
      ];
      return callStatement("", { name: relations[step.relation], args }, "?;", false, indent);
    }
    case "check-bytes": {
      const args = [
        inQuotes(step.object),
        bytesOf(scope, step.object),
        `b${stringLiteral(step.bytes)}`,
      ];
      return callStatement("", { name: "bytes_equal", args }, "?;", false, indent);
    }
    case "tell": {
      const label = inQuotes(step.label);
      const [name, what] =
        step.what.kind === "value"
          ? ["tell", wideValue(context, scope, step.what.value)]
          : ["tell_bytes", bytesOf(scope, step.what.object)];
      return callStatement("", { name, args: [label, what] }, ";", false, indent);
    }
    case "child":
      return childLines(context, scope, step, indent);
    case "threads":
      return threadLines(context, scope, step, indent);
  }
}

/** The function of `check.rs` for a relation. */
const relations = {
  equal: "equal",
  "at-least": "at_least",
  "at-most": "at_most",
  different: "different",
} as const satisfies Record<Relation, string>;

/** The function of `check.rs` that takes a result for what the convention says that it is. */
const conventions = {
  errno: "by_errno",
  "errno-pointer": "by_errno",
  "errno-value": "by_value",
  "never-fails": "always",
  noreturn: "always",
  ambiguous: "maybe_errno",
} as const satisfies Record<ErrorConvention, string>;

function callLines(
  context: Context,
  scope: Scope,
  { arguments: given, call, expects, stores }: CallStep,
  indent: number,
): readonly string[] {
  const args = call.parameters.map(({ type }, index) => {
    const argument = given[index];
    if (argument === undefined) throw new RangeError(`${call.name} lacks an argument`);
    return argumentText(context, scope, argument, type);
  });
  const keeps = stores !== undefined && scope.isRead(stores);
  const variable = keeps ? `let ${scope.variableOf(stores)} = ` : "";
  const asks = keeps || expects.kind !== "anything";
  const isVoid = call.returns.kind === "void";
  const calling = callStatement(
    asks && !isVoid ? "let result = " : "",
    { name: context.functionOf(call.name), args },
    ";",
    !call.harmless,
    indent,
  );
  const got = isVoid ? "always(0)" : `${conventions[call.errorConvention]}(result)`;
  return [
    ...(call.errorConvention === "ambiguous" ? ["clear_errno();"] : []),
    ...calling,
    ...(asks ? expectation(context, scope, call, got, expects, variable, indent) : []),
  ];
}

function expectation(
  context: Context,
  scope: Scope,
  call: Call,
  got: string,
  expects: Expectation,
  variable: string,
  indent: number,
): readonly string[] {
  const name = inQuotes(call.name);
  const statement = (check: string, more: readonly string[], end: string) =>
    callStatement(variable, { name: check, args: [name, got, ...more] }, end, false, indent);
  switch (expects.kind) {
    case "anything":
      return callStatement(variable, { name: "anything", args: [got] }, ";", false, indent);
    case "success":
      return statement("success", [], "?;");
    case "error": {
      const errors = expects.errors.map((error) => `Errno::${error}`);
      return statement("failure", [`&[${errors.join(", ")}]`], "?;");
    }
    case "result": {
      const relation = `Relation::${variants[expects.relation]}`;
      return statement("gives", [relation, wideValue(context, scope, expects.value)], "?;");
    }
  }
}

const variants = {
  equal: "Equal",
  "at-least": "AtLeast",
  "at-most": "AtMost",
  different: "Different",
} as const satisfies Record<Relation, string>;

function setTo(context: Context, scope: Scope, to: Value | PointerValue, type: CType): string {
  if (to.kind === "handler") return "Some(handle)";
  return to.kind === "object"
    ? argumentText(context, scope, to, type)
    : argumentText(context, scope, { kind: "value", value: to }, type);
}

function childLines(
  context: Context,
  scope: Scope,
  { call, exit, steps, stores }: Step & { kind: "child" },
  indent: number,
): readonly string[] {
  const pid = scope.variableOf(stores);
  const exitCall = { name: context.functionOf(exit.name), args: ["status"] };
  return [
    ...callStatement(
      "let result = ",
      { name: context.functionOf(call.name), args: [] },
      ";",
      true,
      indent,
    ),
    `let ${pid} = success(${inQuotes(call.name)}, by_errno(result))?;`,
    `if ${pid} == 0 {`,
    "    let status = child_status(|| {",
    ...moved(stepLines(context, scope, steps, indent + 2 * tab), 2 * tab),
    "        Ok(())",
    "    });",
    ...moved(callStatement("", exitCall, ";", !exit.harmless, indent + tab), tab),
    "}",
  ];
}

function threadLines(
  context: Context,
  scope: Scope,
  { calls, count, times }: Step & { kind: "threads" },
  indent: number,
): readonly string[] {
  const used = new Set(
    calls.flatMap((call) =>
      call.arguments.flatMap((argument) => (argument.kind === "object" ? [argument.object] : [])),
    ),
  );
  const copies = [...used].flatMap((name) => {
    const { name: variable, object } = scope.objectOf(name);
    return object.kind === "string" ? [] : [`let mut ${variable} = ${variable};`];
  });
  const [only, ...others] = calls;
  const body =
    only !== undefined && others.length === 0
      ? moved(stepLines(context, scope, [only], indent + 2 * tab), 2 * tab)
      : [
          `        match number % ${calls.length} {`,
          ...calls.flatMap((call, index) => [
            `            ${index === calls.length - 1 ? "_" : String(index)} => {`,
            ...moved(stepLines(context, scope, [call], indent + 4 * tab), 4 * tab),
            "            }",
          ]),
          "        }",
        ];
  return [
    `threads::<${count}>(|${others.length === 0 ? "_" : "number"}| {`,
    ...moved(copies, tab),
    `    for _ in 0..${literal(BigInt(times))} {`,
    ...body,
    "    }",
    "    Ok(())",
    "})?;",
  ];
}

/** An object as a slice of bytes. */
function bytesOf(scope: Scope, wanted: string): string {
  const { name, object } = scope.objectOf(wanted);
  if (object.kind === "string") return `${name}.to_bytes()`;
  return object.kind === "bytes" ? `&${name}` : `bytes_of(&${name})`;
}

function moved(lines: readonly string[], by: number): readonly string[] {
  return lines.map((line) => " ".repeat(by) + line);
}
