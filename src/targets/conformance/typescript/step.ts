import type { CType } from "syscalls-table";
import type { Call } from "../../../model/call.js";
import type {
  Argument,
  CallStep,
  Expectation,
  PointerValue,
  Step,
  Value,
} from "../../../model/suite/form.js";
import { signatureOf, type SignatureParameter } from "../../typescript/signature.js";
import type { TypeName } from "../../typescript/type.js";
import { bytesText } from "./bytes.js";
import { type Code, flat, printCode, quoted } from "./print.js";
import type { Scope } from "./scope.js";
import { converted, expression, memoryText, placeExpression } from "./value.js";

/** The statements of one step. */
export function stepLines(
  step: Step,
  indent: string,
  set: Set<string>,
  scope: Scope,
): readonly string[] {
  switch (step.kind) {
    case "call":
      return callLines(step, indent, set, scope);
    case "set":
      return setLines(step, indent, scope);
    case "check": {
      const what = expression(step.what, scope).code;
      const than = expression(step.than, scope).code;
      const args = [quoted(flat(what)), what, quoted(step.relation), than];
      return printCode({ callee: "t.check", args }, indent, "", ";");
    }
    case "check-bytes": {
      const memory = memoryText(step.object, 0, scope);
      const args = [quoted(step.object), memory, bytesText(step.bytes)];
      return printCode({ callee: "t.checkBytes", args }, indent, "", ";");
    }
    case "tell": {
      const { label, what } = step;
      const code =
        what.kind === "value"
          ? { callee: "t.tell", args: [quoted(label), expression(what.value, scope).code] }
          : { callee: "t.tellBytes", args: [quoted(label), memoryText(what.object, 0, scope)] };
      return printCode(code, indent, "", ";");
    }
    case "child":
    case "threads":
      throw new Error(`no JavaScript has a step of the kind ${step.kind}`);
  }
}

function setLines(
  { place, to }: Extract<Step, { kind: "set" }>,
  indent: string,
  scope: Scope,
): readonly string[] {
  const { assign, type } = placeExpression(place, scope);
  const [before, after] = assign;
  return printCode(settable(to, type, scope), indent, before, `${after};`);
}

function settable(to: Value | PointerValue, type: TypeName, scope: Scope): Code {
  if (to.kind === "handler") throw new Error("JavaScript has no handlers for signals");
  if (to.kind !== "object") return converted(to, type, scope);
  scope.imports.libsys.add("libsys");
  return { callee: "libsys.addressOf", args: [memoryText(to.object, to.element, scope)] };
}

/** @param set the variables that have been set before; it grows */
function callLines(
  step: CallStep,
  indent: string,
  set: Set<string>,
  scope: Scope,
): readonly string[] {
  const { call, expects, stores } = step;
  const made: Code = { callee: `calls.${call.name}`, args: argumentCodes(step, scope) };
  scope.imports.libsys.add("calls");
  const code = expectation(call, made, expects, scope);
  return printCode(code, indent, storing(stores, set, scope), ";");
}

function storing(stores: string | undefined, set: Set<string>, scope: Scope): string {
  if (stores === undefined || !scope.read.has(stores)) return "";
  const name = scope.identifier(stores);
  if (set.has(stores)) return `${name} = `;
  set.add(stores);
  return `${scope.changing.has(stores) ? "let" : "const"} ${name} = `;
}

function expectation(call: Call, made: Code, expects: Expectation, scope: Scope): Code {
  const name = quoted(call.name);
  switch (expects.kind) {
    case "success":
      return { callee: "t.succeeds", args: [name, made] };
    case "anything":
      return { callee: "t.makes", args: [name, made] };
    case "error":
      return { callee: "t.fails", args: [name, made, ...expects.errors.map(quoted)] };
    case "result": {
      const value = expression(expects.value, scope).code;
      return { callee: "t.gives", args: [name, made, quoted(expects.relation), value] };
    }
  }
}

function argumentCodes({ arguments: given, call }: CallStep, scope: Scope): readonly Code[] {
  const { parameters } = signatureOf(scope.model, call, "sys", scope.archs);
  return parameters.map((parameter, index) => {
    const argument = given[index];
    if (argument === undefined) {
      throw new Error(`the suite gives ${call.name} no argument ${parameter.name}`);
    }
    const isMode = isModeType(call.parameters[index]?.type);
    if (isMode && argument.kind === "value" && argument.value.kind === "number") {
      return `0o${argument.value.number.toString(8)}`;
    }
    return argumentCode(argument, parameter, scope);
  });
}

/** Permissions are read in octal. */
function isModeType(type: CType | undefined): boolean {
  return type?.kind === "named" && type.name === "mode_t";
}

function argumentCode(argument: Argument, parameter: SignatureParameter, scope: Scope): Code {
  switch (argument.kind) {
    case "value":
      return converted(argument.value, parameter.type, scope);
    case "null":
      // The types refuse null where the table says that the kernel wants memory; 0 is the same.
      return parameter.type === "pointer" && parameter.nullable === true ? "null" : "0n";
    case "object":
      return memoryText(argument.object, argument.element, scope);
    case "address":
      return scope.identifier(argument.variable);
    case "unmapped":
      scope.imports.libsys.add("unmapped");
      return "unmapped()";
  }
}
