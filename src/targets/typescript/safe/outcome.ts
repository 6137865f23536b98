import type { SafeOutput, SafeResult, SafeWrapper } from "../../../model/safe/form.js";
import type { Naming } from "./naming.js";
import type { Statement } from "./statement.js";

/** Something that a wrapper gives back. */
export interface Outcome {
  /** Its name beside others. */
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

/** How an output is written in TypeScript. */
export interface OutputCode extends Outcome {
  /** The parameter by which the caller may bring the memory for it. */
  readonly parameter:
    { readonly name: string; readonly type: string; readonly make: string } | undefined;
  readonly setUp: readonly Statement[];
  readonly prepare: readonly Statement[];
  /** What goes to the raw call for it; for lengths the length's pointer does. */
  readonly pointer: string;
}

/** @param name an identifier that is free */
export function outputCode(
  naming: Naming,
  output: SafeOutput,
  name: string,
  call: string,
): OutputCode {
  const none = { name: output.name, parameter: undefined, setUp: [], prepare: [] };
  switch (output.kind) {
    case "object": {
      const structure = naming.structure(output.type);
      if (structure === undefined) return cell(naming, output, name);
      const type = naming.viewType(structure);
      const of = `h.structs.${structure.key}`;
      const where = JSON.stringify(`${call}: ${output.name}`);
      return {
        ...none,
        type,
        value: name,
        parameter: { name, type, make: `${of}.create()` },
        prepare: [
          { target: `${name}0`, callee: "h.room", args: [of, name, where] },
          ...(output.zeroed ? [{ callee: `${name}0.fill`, args: ["0"] }] : []),
        ],
        pointer: `${name}0`,
      };
    }
    case "descriptors":
      return output.count === 1
        ? {
            ...none,
            type: "Descriptor",
            value: `h.own(Number(${name}0.get()))`,
            setUp: [{ target: `${name}0`, callee: "h.cell", args: ['"i32"'] }],
            pointer: `${name}0.bytes`,
          }
        : {
            ...none,
            type: "[Descriptor, Descriptor]",
            value: `${name}0.own()`,
            setUp: [{ target: `${name}0`, callee: "h.pair", args: [] }],
            pointer: `${name}0.bytes`,
          };
    case "length":
      return {
        ...none,
        type: "number",
        value: `${lengthCell(output.of)}.length()`,
        pointer: "null",
      };
  }
}

/** The cell that holds the length of a parameter, by its index. */
export function lengthCell(parameter: number): string {
  return `length${parameter}`;
}

function cell(
  naming: Naming,
  output: Extract<SafeOutput, { kind: "object" }>,
  name: string,
): OutputCode {
  const integer = naming.integer(output.type);
  if (integer === undefined) throw new RangeError(`no room for ${output.name}`);
  const type = naming.valueType(output.type);
  return {
    name: output.name,
    type,
    value: type === "bigint" ? `BigInt(${name}0.get())` : `Number(${name}0.get())`,
    parameter: undefined,
    setUp: [{ target: `${name}0`, callee: "h.cell", args: [JSON.stringify(integer)] }],
    prepare: output.zeroed ? [{ callee: `${name}0.clear`, args: [] }] : [],
    pointer: `${name}0.bytes`,
  };
}

/** What becomes of the raw call's `result`; undefined for nothing. */
export function resultCode(
  naming: Naming,
  result: SafeResult,
  { parameters }: SafeWrapper,
  local: (parameter: number) => string,
): Outcome | undefined {
  switch (result.kind) {
    case "none":
    case "never":
      return undefined;
    case "value":
      return { name: "result", type: naming.valueType(result.type), value: "result" };
    case "descriptor":
      return { name: "fd", type: "Descriptor", value: "h.own(result)" };
    case "address":
      return { name: "address", type: "bigint", value: "result" };
    case "length":
      return { name: "length", type: "number", value: "Number(result)" };
    case "string": {
      const optional = isOptional(parameters[result.of]);
      const type = optional ? "string | null" : "string";
      return {
        name: "text",
        type,
        value: `textOf${optional ? "OrNull" : ""}(${local(result.of)})`,
      };
    }
  }
}

function isOptional(parameter: SafeWrapper["parameters"][number] | undefined): boolean {
  return parameter !== undefined && "optional" in parameter && parameter.optional;
}
