import type { CType } from "syscalls-table";
import { printType } from "syscalls-table/print";
import type {
  RawOnly,
  SafeArgument,
  SafeForm,
  SafeOutput,
  SafeParameter,
  SafeResult,
  SafeWrapper,
} from "../model/safe/form.js";

/** A safe form with its types in C's notation, for JSON. */
export type DescribedSafeForm =
  | RawOnly
  | (Omit<SafeWrapper, "parameters" | "arguments" | "result" | "outputs"> & {
      readonly parameters: readonly Described<SafeParameter>[];
      readonly arguments: readonly Described<SafeArgument>[];
      readonly result: Described<SafeResult>;
      readonly outputs: readonly Described<SafeOutput>[];
    });

/** Each member of the union with text where it has types. */
type Described<T> = T extends unknown
  ? { readonly [Key in keyof T]: T[Key] extends CType ? string : Text<T[Key]> }
  : never;

type Text<T> = CType extends T ? string | Exclude<T, CType> : T;

/** What the safe layers make of a call, as data. */
export function describeSafe(form: SafeForm): DescribedSafeForm {
  if (form.kind === "raw") return form;
  return {
    ...form,
    parameters: form.parameters.map(describeParameter),
    arguments: form.arguments.map((argument) =>
      "type" in argument ? { ...argument, type: printType(argument.type) } : argument,
    ),
    result:
      form.result.kind === "value"
        ? { ...form.result, type: printType(form.result.type) }
        : form.result,
    outputs: form.outputs.map((output) =>
      "type" in output ? { ...output, type: printType(output.type) } : output,
    ),
  };
}

function describeParameter(parameter: SafeParameter): Described<SafeParameter> {
  switch (parameter.kind) {
    case "value":
    case "object":
      return { ...parameter, type: printType(parameter.type) };
    case "elements":
      return { ...parameter, element: printType(parameter.element) };
    case "bytes":
      return { ...parameter, holds: parameter.holds && printType(parameter.holds) };
    case "descriptor":
    case "string":
    case "vectors":
    case "address":
      return parameter;
  }
}
