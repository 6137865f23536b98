import { printType } from "syscalls-table/print";
import type {
  SafeArgument,
  SafeForm,
  SafeOutput,
  SafeParameter,
  SafeResult,
  SafeWrapper,
} from "../model/safe/form.js";
import { fill } from "./layout.js";

/**
 * What the safe layers make of a call, as rows for `columns`: what the wrapper takes, what it gives
 * back, and how it makes the raw call of the function `symbol`.
 */
export function safeRows(form: SafeForm, symbol: string): readonly (readonly string[])[] {
  if (form.kind === "raw") return sentence("raw only", form.reason);
  const taken = form.parameters.map(
    (parameter) => `${parameter.name}: ${parameterText(parameter)}`,
  );
  const given = [
    ...resultTexts(form),
    ...form.outputs.map((output) => `${output.name}: ${outputText(output, form)}`),
  ];
  return [
    ...group("takes", taken),
    ...group("gives", given),
    ...group("calls", fill(rawCall(form, symbol).split(/(?<=,) /), "", "    ", 81)),
    ...(form.unsafe === undefined ? [] : sentence("unsafe", form.unsafe)),
    ...(form.againstRuntime === undefined
      ? []
      : sentence("raw only", `In Go and JavaScript: ${form.againstRuntime}`)),
  ];
}

function sentence(label: string, text: string): readonly (readonly string[])[] {
  return group(label, fill(text.replaceAll("`", "").split(" "), "", "", 81));
}

function group(label: string, lines: readonly string[]): readonly (readonly string[])[] {
  return (lines.length === 0 ? ["nothing"] : lines).map((line, index) => [
    index === 0 ? label : "",
    line,
  ]);
}

function parameterText(parameter: SafeParameter): string {
  return [
    kindText(parameter),
    ...("direction" in parameter ? [DIRECTIONS[parameter.direction]] : []),
    ...("optional" in parameter && parameter.optional ? ["may be none"] : []),
  ].join(", ");
}

function kindText(parameter: SafeParameter): string {
  switch (parameter.kind) {
    case "value":
      return familyText(printType(parameter.type), parameter.family);
    case "descriptor":
      return descriptorText(parameter);
    case "string":
      return "string";
    case "bytes":
      return parameter.holds === undefined ? "bytes" : `bytes of a ${printType(parameter.holds)}`;
    case "elements": {
      const { count, element } = parameter;
      return `${count === undefined ? "slice" : String(count)} of ${printType(element)}`;
    }
    case "vectors":
      return "slices of bytes";
    case "object":
      return printType(parameter.type);
    case "address":
      return "address";
  }
}

function descriptorText({
  ownership,
  directory,
  none,
}: Extract<SafeParameter, { kind: "descriptor" }>): string {
  return [
    ownership === "consumed" ? "descriptor, which the call closes" : "descriptor",
    ...(directory ? ["or AT_FDCWD"] : []),
    ...(none === undefined ? [] : [`or ${none} for none`]),
  ].join(", ");
}

function resultTexts(form: SafeWrapper): readonly string[] {
  const text = resultText(form.result, form);
  return text === undefined ? [] : [text];
}

function resultText(result: SafeResult, form: SafeWrapper): string | undefined {
  switch (result.kind) {
    case "none":
      return undefined;
    case "never":
      return "nothing: the call does not come back";
    case "value":
      return familyText(printType(result.type), result.family);
    case "descriptor":
      return "a new descriptor";
    case "address":
      return "an address";
    case "length":
      return `how many ${result.unit} of ${nameOf(result.of, form)} were used`;
    case "string":
      return `the string in ${nameOf(result.of, form)}`;
  }
}

function outputText(output: SafeOutput, form: SafeWrapper): string {
  switch (output.kind) {
    case "object":
      return `${printType(output.type)}${output.zeroed ? ", zero if the call leaves it" : ""}`;
    case "descriptors":
      return output.count === 1 ? "a new descriptor" : "two new descriptors";
    case "length":
      return `how many bytes there are for ${nameOf(output.of, form)}`;
  }
}

function familyText(type: string, family: string | undefined): string {
  return family === undefined ? type : `${type}, ${family}`;
}

function rawCall(form: SafeWrapper, symbol: string): string {
  return `${symbol}(${form.arguments.map((argument) => argumentText(argument, form)).join(", ")})`;
}

function argumentText(argument: SafeArgument, form: SafeWrapper): string {
  switch (argument.kind) {
    case "value":
      return nameOf(argument.of, form);
    case "pointer":
      return `&${nameOf(argument.of, form)}`;
    case "length":
      return `${argument.unit} of ${nameOf(argument.of, form)}`;
    case "length-pointer":
      return `&(bytes of ${nameOf(argument.of, form)})`;
    case "output":
      return `&${form.outputs[argument.of]?.name ?? ""}`;
    case "size":
      return `sizeof(${printType(argument.type)})`;
    case "constant":
      return String(argument.value);
  }
}

function nameOf(index: number, { parameters }: SafeWrapper): string {
  return parameters[index]?.name ?? "";
}

const DIRECTIONS = {
  in: "read",
  out: "written",
  inout: "read and written",
} as const;
