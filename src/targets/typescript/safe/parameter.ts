import type { SafeParameter } from "../../../model/safe/form.js";
import { isWideType } from "../type.js";
import type { Naming } from "./naming.js";
import type { Statement } from "./statement.js";

/** How a parameter of a wrapper is written in TypeScript. */
export interface ParameterCode {
  /** Its type. */
  readonly type: string;
  /** `null` is as good as a value, and so is nothing at the end of the list. */
  readonly optional: boolean;
  /** Made once for all calls. */
  readonly setUp: readonly Statement[];
  /** Made for each call, in the order of the parameters. */
  readonly prepare: readonly Statement[];
  /** What goes to the raw call for it. */
  readonly pointer: string;
  /** How much there is of it, as a number. */
  readonly length: (unit: "bytes" | "elements") => string;
}

export interface ParameterNames {
  /** The identifier that it has in the wrapper. */
  readonly name: string;
  /** One that is free, and so is this with `In` behind it. */
  readonly local: string;
  /** Begins the messages about it: `read: buf`. */
  readonly where: string;
  /** Which of the call's strings it is. */
  readonly slot: number;
}

export function parameterCode(
  naming: Naming,
  parameter: SafeParameter,
  names: ParameterNames,
): ParameterCode {
  const { name } = names;
  switch (parameter.kind) {
    case "value":
      return { ...plain(naming.valueType(parameter.type), false), pointer: name };
    case "descriptor":
      return descriptor(parameter, name);
    case "address":
      return {
        ...plain("Address", parameter.optional),
        pointer: parameter.optional ? `${name} ?? null` : name,
      };
    case "string":
      return made("Text", "h.text", [String(names.slot), name], parameter.optional, names);
    case "bytes":
      return made("Bytes", "bytesOf", [name], parameter.optional, names);
    case "vectors":
      return list(
        "readonly Bytes[]",
        "h.vectors",
        ["h.structs.iovec", name],
        parameter.optional,
        names,
      );
    case "elements":
      return elements(naming, parameter, names);
    case "object":
      return object(naming, parameter, names);
  }
}

function plain(type: string, optional: boolean): ParameterCode {
  return {
    type: optional ? `${type} | null` : type,
    optional,
    setUp: [],
    prepare: [],
    pointer: "null",
    length: () => "0",
  };
}

function descriptor(
  { ownership, none }: Extract<SafeParameter, { kind: "descriptor" }>,
  name: string,
): ParameterCode {
  if (ownership === "consumed") return { ...plain("Fd", false), pointer: `takenFrom(${name})` };
  if (none === undefined) return { ...plain("Fd", false), pointer: `numberOf(${name})` };
  return { ...plain("Fd", true), pointer: `numberOr(${none}, ${name})` };
}

/** Bytes that a function makes of the parameter; its namesake with `OrNull` lets `null` through. */
function made(
  type: string,
  maker: string,
  args: readonly string[],
  optional: boolean,
  { local, where }: ParameterNames,
): ParameterCode {
  const callee = optional ? `${maker}OrNull` : maker;
  return {
    ...plain(type, optional),
    prepare: [{ target: local, callee, args: [...args, JSON.stringify(where)] }],
    pointer: local,
    length: () => (optional ? `lengthOf(${local})` : `${local}.length`),
  };
}

/** The same for an array of structs. */
function list(
  type: string,
  maker: string,
  args: readonly string[],
  optional: boolean,
  names: ParameterNames,
): ParameterCode {
  const { local } = names;
  return {
    ...made(type, maker, args, optional, names),
    pointer: optional ? `${local}?.$bytes ?? null` : `${local}.$bytes`,
    length: (unit) => {
      if (unit === "elements") return optional ? `lengthOf(${local})` : `${local}.length`;
      return optional ? `lengthOf(${local}?.$bytes ?? null)` : `${local}.$bytes.length`;
    },
  };
}

function elements(
  naming: Naming,
  { element, direction, optional, count }: Extract<SafeParameter, { kind: "elements" }>,
  names: ParameterNames,
): ParameterCode {
  const { name, local } = names;
  const structure = naming.structure(element);
  const code =
    structure === undefined
      ? integers(naming.arrayType(element), naming.sizeExpression(element), optional, names)
      : list(
          `Structs${direction === "in" ? "In" : "Out"}<${structure.type}>`,
          direction === "in" ? "h.list" : "h.toFill",
          [`h.structs.${structure.key}`, name],
          optional,
          names,
        );
  if (count === undefined) return code;
  const counted = structure === undefined ? name : local;
  const args = [String(count), counted, JSON.stringify(names.where)];
  return { ...code, prepare: [...code.prepare, { callee: "exactly", args }] };
}

function integers(
  type: string,
  size: string,
  optional: boolean,
  names: ParameterNames,
): ParameterCode {
  const { name, local } = names;
  return {
    ...made(type, "integersOf", [name, size], optional, names),
    length: (unit) => {
      const of = unit === "bytes" ? local : name;
      return optional ? `lengthOf(${of})` : `${of}.length`;
    },
  };
}

function object(
  naming: Naming,
  parameter: Extract<SafeParameter, { kind: "object" }>,
  names: ParameterNames,
): ParameterCode {
  const { type, direction, optional } = parameter;
  const { name, local } = names;
  const structure = naming.structure(type);
  if (structure === undefined) return integerObject(naming, parameter, names);
  const args = [`h.structs.${structure.key}`, name];
  if (direction !== "in") return made(naming.viewType(structure), "h.room", args, optional, names);
  const scratch = `${local}In`;
  return {
    ...made(`Init<${structure.type}>`, "h.input", [scratch, name], optional, names),
    setUp: [{ target: scratch, callee: `h.structs.${structure.key}.create`, args: [] }],
  };
}

/** An integer by reference: its value if it is only read, else an array for it to change in. */
function integerObject(
  naming: Naming,
  { type, direction, optional }: Extract<SafeParameter, { kind: "object" }>,
  names: ParameterNames,
): ParameterCode {
  const { name, local } = names;
  const integer = naming.integer(type);
  // Memory of a type that is not known: the caller has to know how large it is.
  if (integer === undefined) return made("Bytes", "bytesOf", [name], optional, names);
  if (direction !== "in") {
    const code = integers(naming.arrayType(type), naming.sizeExpression(type), optional, names);
    const args = ["1", name, JSON.stringify(names.where)];
    return { ...code, prepare: [...code.prepare, { callee: "exactly", args }] };
  }
  const cell = `${local}In`;
  const value = isWideType(integer) ? "bigint" : "number";
  return {
    ...made(value, `${cell}.holding`, [name], optional, names),
    setUp: [{ target: cell, callee: "h.cell", args: [JSON.stringify(integer)] }],
  };
}
