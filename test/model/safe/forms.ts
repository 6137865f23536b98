import type {
  SafeArgument,
  SafeForm,
  SafeOutput,
  SafeParameter,
} from "../../../src/model/safe/form.js";
import { bundledModel } from "../../support/models.js";
import type { CType } from "syscalls-table";

/** The safe form of a call of the bundled table, in one line of a notation of the tests' own. */
export function formOf(name: string): string {
  const call = bundledModel().calls.find((candidate) => candidate.name === name);
  if (call === undefined) throw new Error(`there is no ${name}`);
  return formText(call.safe);
}

/** `(fd: descriptor, out buf: bytes) -> length of buf in bytes; raw(fd, &buf, len buf)`. */
export function formText(form: SafeForm): string {
  if (form.kind === "raw") return `raw: ${form.reason}`;
  const { parameters, outputs, result } = form;
  const name = (of: number) => parameters[of]?.name ?? `no parameter ${of}`;
  const results = [
    ...(result.kind === "none" ? [] : [resultText(result, name)]),
    ...outputs.map((output) => outputText(output, name)),
  ];
  const raw = form.arguments.map((argument) => argumentText(argument, name, outputs));
  return (
    `(${parameters.map(parameterText).join(", ")}) -> ${results.join(" + ") || "nothing"}; ` +
    `raw(${raw.join(", ")})`
  );
}

function parameterText(parameter: SafeParameter): string {
  const { name } = parameter;
  switch (parameter.kind) {
    case "value":
      return `${name}: ${typeText(parameter.type)}`;
    case "descriptor": {
      const { ownership, directory, none } = parameter;
      const kind = directory ? "directory" : "descriptor";
      return `${name}: ${ownership === "consumed" ? "consumed " : ""}${kind}${none === undefined ? "" : ` or ${none}`}`;
    }
    case "string":
      return `${name}: string${optional(parameter)}`;
    case "bytes": {
      const holds = parameter.holds === undefined ? "" : ` of ${typeText(parameter.holds)}`;
      return `${parameter.direction} ${name}: bytes${holds}${optional(parameter)}`;
    }
    case "elements": {
      const { count, direction, element } = parameter;
      return `${direction} ${name}: [${count ?? ""}]${typeText(element)}${optional(parameter)}`;
    }
    case "vectors":
      return `${parameter.direction} ${name}: vectors${optional(parameter)}`;
    case "object":
      return `${parameter.direction} ${name}: ${typeText(parameter.type)}${optional(parameter)}`;
    case "address":
      return `${name}: address${optional(parameter)}`;
  }
}

function optional(parameter: { readonly optional: boolean }): string {
  return parameter.optional ? "?" : "";
}

function resultText(
  result: Extract<SafeForm, { kind: "wrapper" }>["result"],
  name: (of: number) => string,
): string {
  switch (result.kind) {
    case "value":
      return typeText(result.type);
    case "length":
      return `length of ${name(result.of)} in ${result.unit}`;
    case "string":
      return `string in ${name(result.of)}`;
    case "none":
    case "never":
    case "descriptor":
    case "address":
      return result.kind;
  }
}

function outputText(output: SafeOutput, name: (of: number) => string): string {
  switch (output.kind) {
    case "object":
      return `${output.name}: ${output.zeroed ? "zeroed " : ""}${typeText(output.type)}`;
    case "descriptors":
      return `${output.name}: ${output.count} descriptors`;
    case "length":
      return `${output.name}: bytes there are for ${name(output.of)}`;
  }
}

function argumentText(
  argument: SafeArgument,
  name: (of: number) => string,
  outputs: readonly SafeOutput[],
): string {
  switch (argument.kind) {
    case "value":
      return name(argument.of);
    case "pointer":
      return `&${name(argument.of)}`;
    case "length":
      return `${argument.unit} in ${name(argument.of)}`;
    case "length-pointer":
      return `&bytes in ${name(argument.of)}`;
    case "output":
      return `&${outputs[argument.of]?.name ?? `no output ${argument.of}`}`;
    case "size":
      return `size of ${typeText(argument.type)}`;
    case "constant":
      return String(argument.value);
  }
}

function typeText(type: CType): string {
  switch (type.kind) {
    case "named":
      return type.name;
    case "struct":
    case "union":
    case "enum":
      return `${type.kind} ${type.tag}`;
    case "void":
    case "pointer":
    case "array":
    case "function":
      throw new Error(`a safe form has a ${type.kind} in it`);
  }
}
