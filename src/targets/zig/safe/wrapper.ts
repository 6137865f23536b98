import type { Call } from "../../../model/call.js";
import { identifiers } from "../../../model/naming.js";
import type { SafeArgument, SafeOutput, SafeWrapper } from "../../../model/safe/form.js";
import { declarationNames } from "../names.js";
import { parameterType, pointedType, valueType } from "../type.js";
import { safeComment } from "./comment.js";
import type { SafeContext } from "./context.js";
import { layOut } from "../line.js";
import { parameterView } from "./parameter.js";
import { passed } from "./pointer.js";
import { callAndReturn } from "./result.js";
import type { OutputView, ParameterView } from "./views.js";

/** A function of the safe layer. */
export interface WrapperView {
  /** Lines of a doc comment without their `///`. */
  readonly comment: readonly string[];
  readonly name: string;
  /** Between the parentheses. */
  readonly parameters: string;
  readonly result: string;
  /** Statements, a line each, not indented. */
  readonly body: readonly string[];
}

/** The wrapper of a call, by its `name` in the file; `raw` is what the stub is called there. */
export function wrapperView(
  call: Call,
  form: SafeWrapper,
  { name, raw }: { readonly name: string; readonly raw: string },
  context: SafeContext,
): WrapperView {
  const words = [...form.parameters, ...form.outputs].map((part) => part.name);
  const unique = identifiers(words, declarationNames, [...context.taken, ...LOCALS]);
  const parameters = form.parameters.map((parameter, index) =>
    parameterView(parameter, unique[index] ?? parameter.name, context),
  );
  const outputs = form.outputs.map((output, index) =>
    outputView(output, unique[parameters.length + index] ?? output.name, parameters, context),
  );
  const parts = { form, parameters, outputs };
  const values = form.arguments.map((argument, index) =>
    argumentText(argument, rawType(call, index, context), parts, context),
  );
  const { result, body } = callAndReturn(call, { ...parts, raw, values }, context);
  const declared = parameters.map((parameter) => `${parameter.name}: ${parameter.type}`);
  return {
    comment: safeComment(call, form, unique, context),
    name,
    parameters: layOut(declared, `pub fn ${name}(`, `) ${result} {`),
    result,
    body: [...outputs.map(declaration), ...body],
  };
}

function rawType(call: Call, index: number, { model, names }: SafeContext): string {
  const parameter = call.parameters[index];
  if (parameter === undefined) throw new RangeError(`${call.name} has no argument ${index}`);
  return parameterType(model, names, parameter);
}

function outputView(
  output: SafeOutput,
  name: string,
  parameters: readonly ParameterView[],
  { names }: SafeContext,
): OutputView {
  switch (output.kind) {
    case "object": {
      const type = pointedType(output.type, names);
      return { name, type, initial: output.zeroed ? `std.mem.zeroes(${type})` : "undefined" };
    }
    case "descriptors":
      return { name, type: output.count === 1 ? "fd_t" : "[2]fd_t", initial: "undefined" };
    case "length": {
      const type = valueType(output.type, names);
      return { name, type, initial: fitted(type, parameters[output.of]?.length("bytes") ?? "0") };
    }
  }
}

interface Parts {
  readonly form: SafeWrapper;
  readonly parameters: readonly ParameterView[];
  readonly outputs: readonly OutputView[];
}

/** `to` is the type of the raw parameter. */
function argumentText(
  argument: SafeArgument,
  to: string,
  { form, outputs, parameters }: Parts,
  { names }: SafeContext,
): string {
  switch (argument.kind) {
    case "value":
    case "pointer":
      return parameters[argument.of]?.passed(to) ?? "";
    case "length":
      return fitted(to, parameters[argument.of]?.length(argument.unit) ?? "0");
    case "length-pointer":
      return addressOf(
        outputs.find((_, index) => lengthOf(form.outputs[index]) === argument.of),
        to,
      );
    case "output":
      return addressOf(outputs[argument.of], to);
    case "size":
      return `@sizeOf(${valueType(argument.type, names)})`;
    case "constant":
      return argument.value === 0 && to.includes("*") ? "null" : String(argument.value);
  }
}

function lengthOf(output: SafeOutput | undefined): number | undefined {
  return output?.kind === "length" ? output.of : undefined;
}

function addressOf(output: OutputView | undefined, to: string): string {
  if (output === undefined)
    throw new RangeError("an argument refers to an output that is not there");
  const type = output.type.replace(/\bfd_t$/, "c_int");
  return passed({ text: `&${output.name}`, type: `*${type}` }, to);
}

function declaration({ initial, name, type }: OutputView): string {
  return initial.startsWith("try ")
    ? `var ${name} = ${initial};`
    : `var ${name}: ${type} = ${initial};`;
}

/** A length in the type that the call takes; one that does not fit is an error of the caller. */
function fitted(type: string, length: string): string {
  if (type === "usize" || /^\d+$/.test(length)) return length;
  return `try fit(${type}, ${length})`;
}

/** Variables of the wrappers' bodies. */
export const LOCALS: readonly string[] = ["result", "some"];
