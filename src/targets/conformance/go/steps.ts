import type { ErrorConvention } from "../../../model/call.js";
import type { CallStep, Expectation, Relation, Step } from "../../../model/suite/form.js";
import type { GoCall } from "../../go/call.js";
import { valueInWords, type Scope } from "../scope.js";
import { stringLiteral } from "../string-literal.js";
import type { Context } from "./context.js";
import { argumentText, bytesOf, placeOf, wideValue } from "./value.js";

/** The statements of some steps, without indentation; `declared` are the variables so far. */
export function stepLines(
  context: Context,
  scope: Scope,
  steps: readonly Step[],
  declared: Set<string>,
): readonly string[] {
  return steps.flatMap((step) => linesOf(context, scope, step, declared));
}

function linesOf(
  context: Context,
  scope: Scope,
  step: Step,
  declared: Set<string>,
): readonly string[] {
  switch (step.kind) {
    case "call":
      return callLines(context, scope, step, declared);
    case "set": {
      const { c, text, type } = placeOf(context, scope, step.place);
      if (step.to.kind === "handler") throw new RangeError("Go has no handlers");
      const to = step.to.kind === "object" ? step.to : ({ kind: "value", value: step.to } as const);
      return [`${text} = ${argumentText(context, scope, to, c, type)}`];
    }
    case "check": {
      const [what, than] = [step.what, step.than].map((value) =>
        tight(wideValue(context, scope, value)),
      );
      const words = stringLiteral(valueInWords(scope, step.what));
      return [`t.check(${words}, ${what ?? ""}, ${relations[step.relation]}, ${than ?? ""})`];
    }
    case "check-bytes":
      return [
        `t.bytes(${stringLiteral(step.object)}, ${bytesOf(scope, step.object)}, ${stringLiteral(step.bytes)})`,
      ];
    case "tell": {
      const label = stringLiteral(step.label);
      return [
        step.what.kind === "value"
          ? `t.tell(${label}, ${tight(wideValue(context, scope, step.what.value))})`
          : `t.tellBytes(${label}, ${bytesOf(scope, step.what.object)})`,
      ];
    }
    case "child":
      throw new RangeError("Go has no fork");
    case "threads":
      return threadLines(context, scope, step, declared);
  }
}

const relations = {
  equal: "exactly",
  "at-least": "atLeast",
  "at-most": "atMost",
  different: "different",
} as const satisfies Record<Relation, string>;

/** How wide a line may become before its arguments get one of their own; gofmt has no limit. */
const maxWidth = 96;

function callLines(
  context: Context,
  scope: Scope,
  { arguments: given, call, expects, stores }: CallStep,
  declared: Set<string>,
): readonly string[] {
  const goCall = context.calls.get(call.name);
  if (goCall === undefined) throw new RangeError(`the package has no call ${call.name}`);
  const args = goCall.parameters.map(({ original, type }, index) => {
    const argument = given[index];
    if (argument === undefined) throw new RangeError(`${call.name} lacks an argument`);
    return tight(argumentText(context, scope, argument, original, type));
  });
  const function_ = `libsys.${goCall.functionName}`;
  const variable =
    stores !== undefined && scope.isRead(stores) ? scope.variableOf(stores) : undefined;
  const got = helperFor(goCall, call.errorConvention);
  if (got === undefined) {
    return [
      `${function_}(${args.join(", ")})`,
      ...(variable === undefined ? [] : [`${variable} ${assign(declared, variable)} int64(0)`]),
    ];
  }
  if (variable === undefined && expects.kind === "anything") {
    return [`${function_}(${args.join(", ")})`];
  }
  const start = variable === undefined ? "" : `${variable} ${assign(declared, variable)} `;
  const head = `${start}t.call(${stringLiteral(call.name)}, ${got}(${function_}(`;
  const tail = `))).${expectation(context, scope, expects)}`;
  const flat = head + args.join(", ") + tail;
  return flat.length <= maxWidth || args.length === 0
    ? [flat.replace("))).", "))).")]
    : [head, `\t${args.join(", ")},`, tail];
}

/** The operator that declares a variable, or that gives it another value. */
function assign(declared: Set<string>, variable: string): string {
  if (declared.has(variable)) return "=";
  declared.add(variable);
  return ":=";
}

/** The function of `check.go` that takes what a function of the package returns, if that is anything. */
function helperFor({ resultType }: GoCall, convention: ErrorConvention): string | undefined {
  const isTyped = resultType?.startsWith("*") === true;
  const isPointer = resultType === "unsafe.Pointer";
  switch (convention) {
    case "noreturn":
      return undefined;
    case "errno-value":
      return "byError";
    case "never-fails":
      if (resultType === undefined) return undefined;
      return isTyped || isPointer ? "alwaysAddress" : "always";
    case "errno":
    case "errno-pointer":
    case "ambiguous":
      if (resultType === undefined) return "byError";
      return isPointer ? "addressOrErrno" : isTyped ? "pointerOrErrno" : "byErrno";
  }
}

function expectation(context: Context, scope: Scope, expects: Expectation): string {
  switch (expects.kind) {
    case "anything":
      return "value";
    case "success":
      return "succeeds()";
    case "error":
      return `fails(${expects.errors.map((error) => `libsys.${error}`).join(", ")})`;
    case "result": {
      const than = tight(wideValue(context, scope, expects.value));
      return `gives(${relations[expects.relation]}, ${than})`;
    }
  }
}

function threadLines(
  context: Context,
  scope: Scope,
  { calls, count, times }: Step & { kind: "threads" },
  declared: ReadonlySet<string>,
): readonly string[] {
  const used = new Set(
    calls.flatMap((call) =>
      call.arguments.flatMap((argument) => (argument.kind === "object" ? [argument.object] : [])),
    ),
  );
  const copies = [...used].flatMap((name) => {
    const { name: variable, object } = scope.objectOf(name);
    if (object.kind === "string") return [];
    const isOne = object.kind === "structures" && object.count === 1;
    return [`${variable} := ${isOne ? "copyOfOne" : "copyOf"}(${variable})`];
  });
  const body = (call: CallStep) =>
    callLines(context, scope, call, new Set(declared)).map((line) => `\t\t\t${line}`);
  const [only, ...others] = calls;
  const work =
    only !== undefined && others.length === 0
      ? body(only).map((line) => line.slice(1))
      : [
          `\t\tswitch number % ${calls.length} {`,
          ...calls.flatMap((call, index) => [
            index === calls.length - 1 ? "\t\tdefault:" : `\t\tcase ${index}:`,
            ...body(call),
          ]),
          "\t\t}",
        ];
  return [
    `t.threads(${count}, func(${others.length === 0 ? "int" : "number int"}) {`,
    ...copies.map((line) => `\t${line}`),
    `\tfor range ${times} {`,
    ...work,
    "\t}",
    "})",
  ];
}

/** gofmt puts no blanks around an operator among the arguments of a call. */
function tight(text: string): string {
  return text.replaceAll(" | ", "|");
}
