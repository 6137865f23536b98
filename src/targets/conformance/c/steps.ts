import type { CType } from "syscalls-table";
import { withoutPointerTypedefs } from "../../../model/abi.js";
import type { Call, ErrorConvention } from "../../../model/call.js";
import type {
  CallStep,
  PointerValue,
  Place,
  Relation,
  Step,
  Value,
} from "../../../model/suite/form.js";
import { around, list, statement } from "./lines.js";
import { objectNamed, type Scope } from "./scope.js";
import { addressText, argumentText, placeText, valueText } from "./value.js";

/** The statements of a step, in lines; `depth` is how many tabs are before each. */
export function stepLines(
  step: Step,
  scope: Scope,
  threads: Threads,
  depth = 1,
): readonly string[] {
  switch (step.kind) {
    case "call":
      return callLines(step, scope, depth);
    case "set":
      return statement([`${placeText(step.place, scope)} =`, `${setText(step, scope)};`], depth);
    case "check": {
      const operands = [
        operand(step.what, scope),
        RELATIONS[step.relation],
        operand(step.than, scope),
      ];
      return statement(around("EXPECT_VALUE(", list(operands), ");"), depth);
    }
    case "check-bytes": {
      const items = [scope.nameOf(step.object), ...[...step.bytes].map(byteText)];
      return statement(around("EXPECT_BYTES(", list(items), ");"), depth);
    }
    case "tell":
      return tellLines(step, scope, depth);
    case "child":
      return childLines(step, scope, threads, depth);
    case "threads": {
      const { count, name } = threads(step);
      const items = [String(step.count), String(step.times), name, String(count)];
      return statement(around("EXPECT(run_threads(", list(items), "));"), depth);
    }
  }
}

/** The array of functions that the threads of a step call. */
export type Threads = (step: Extract<Step, { readonly kind: "threads" }>) => {
  readonly name: string;
  readonly count: number;
};

/** A call with what is expected of it. */
export function callLines(step: CallStep, scope: Scope, depth = 1): readonly string[] {
  const { call, expects, stores } = step;
  const made = [
    ...statement(madePieces(call, callArguments(step, scope), scope), depth),
    ...expectationLines(expects, scope, depth),
  ];
  const isKept = stores !== undefined && scope.variables.includes(stores);
  return isKept
    ? [...made, ...statement([`${scope.nameOf(stores)} =`, "made.result;"], depth)]
    : made;
}

/** A byte as C likes to have it. */
export function byteText(byte: number): string {
  if (byte === 0x27 || byte === 0x5c) return `'\\${String.fromCharCode(byte)}'`;
  return byte >= 0x20 && byte < 0x7f ? `'${String.fromCharCode(byte)}'` : String(byte);
}

/** Text between quotes. */
export function stringText(text: string): string {
  return `"${text.replaceAll(/["\\]/g, "\\$&").replaceAll("??", "?\\?")}"`;
}

function callArguments({ arguments: args, call }: CallStep, scope: Scope): readonly string[] {
  return args.map((argument, index) => {
    const parameter = call.parameters[index];
    if (parameter === undefined) throw new RangeError(`${call.name} has no argument ${index}`);
    return argumentText(argument, parameter.type, scope);
  });
}

function madePieces(call: Call, args: readonly string[], scope: Scope): readonly string[] {
  const isPointer = withoutPointerTypedefs(scope.model, call.returns).kind === "pointer";
  const isVoid = call.returns.kind === "void";
  const before = isPointer ? "(intptr_t)" : isVoid ? "(" : "";
  const name = `${before}${scope.symbolOf(call)}(`;
  const head = `made = MADE(${CONVENTIONS[call.errorConvention]}, ${stringText(call.name)},`;
  const end = isVoid ? "), 0));" : "));";
  return [head, ...around(name, list(args), end)];
}

function expectationLines(
  expects: CallStep["expects"],
  scope: Scope,
  depth: number,
): readonly string[] {
  switch (expects.kind) {
    case "success":
      return statement(["EXPECT_SUCCESS(made);"], depth);
    case "result": {
      const items = ["made", RELATIONS[expects.relation], operand(expects.value, scope)];
      return statement(around("EXPECT_RESULT(", list(items), ");"), depth);
    }
    case "error":
      return statement(around("EXPECT_ERROR(", list(["made", ...expects.errors]), ");"), depth);
    case "anything":
      return statement(["(void)made;"], depth);
  }
}

/** In a comparison: parentheses are the macros'. */
function operand(value: Value, scope: Scope): string {
  return valueText(value, scope);
}

function setText(
  { place, to }: { readonly place: Place; readonly to: Value | PointerValue },
  scope: Scope,
): string {
  const type = typeOf(place, scope);
  switch (to.kind) {
    case "object": {
      const address = addressText(to.object, to.element, scope);
      const plain = type?.kind === "pointer" && type.to.kind === "void";
      const isString = objectNamed(scope, to.object).kind === "string";
      return plain && !isString ? address : `(void *)${address}`;
    }
    case "handler":
      return "handler";
    case "number":
    case "constants":
    case "variable":
    case "size":
    case "place":
      return valueText(to, scope);
  }
}

function typeOf({ members }: Place, { model }: Scope): CType | undefined {
  const type = members.at(-1)?.type;
  return type && withoutPointerTypedefs(model, type);
}

function tellLines(
  { label, what }: Extract<Step, { readonly kind: "tell" }>,
  scope: Scope,
  depth: number,
): readonly string[] {
  const text = stringText(label);
  if (what.kind === "value") {
    return statement(around("tell(", list([text, operand(what.value, scope)]), ");"), depth);
  }
  const address = addressText(what.object, 0, scope);
  const size = valueText({ kind: "size", object: what.object }, scope);
  return statement(around("tell_bytes(", list([text, address, size]), ");"), depth);
}

function childLines(
  { call, exit, steps, stores }: Extract<Step, { readonly kind: "child" }>,
  scope: Scope,
  threads: Threads,
  depth: number,
): readonly string[] {
  const name = scope.nameOf(stores);
  const leave = scope.symbolOf(exit);
  const tabs = "\t".repeat(depth);
  return [
    ...statement(madePieces(call, [], scope), depth),
    ...statement(["EXPECT_SUCCESS(made);"], depth),
    ...statement([`${name} =`, "made.result;"], depth),
    `${tabs}if (${name} == 0) {`,
    ...statement([`enter_child(${leave});`], depth + 1),
    ...steps.flatMap((step) => stepLines(step, scope, threads, depth + 1)),
    ...statement([`${leave}(0);`], depth + 1),
    `${tabs}}`,
  ];
}

const RELATIONS = {
  equal: "==",
  "at-least": ">=",
  "at-most": "<=",
  different: "!=",
} as const satisfies Record<Relation, string>;

const CONVENTIONS = {
  errno: "errno",
  "errno-pointer": "errno",
  "errno-value": "errno_value",
  "never-fails": "never_fails",
  noreturn: "never_fails",
  ambiguous: "ambiguous",
} as const satisfies Record<ErrorConvention, string>;
