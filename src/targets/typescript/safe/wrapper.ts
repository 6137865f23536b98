import type { Call } from "../../../model/call.js";
import { identifiers } from "../../../model/naming.js";
import type { SafeArgument, SafeWrapper } from "../../../model/safe/form.js";
import { names } from "../names.js";
import type { TypeName } from "../type.js";
import { isWideType } from "../type.js";
import type { Naming } from "./naming.js";
import { lengthCell, outputCode, resultCode, type Outcome } from "./outcome.js";
import { parameterCode } from "./parameter.js";
import { printPromiseWrapper, printWrapper } from "./print-wrapper.js";
import type { Statement } from "./statement.js";

/** A wrapper in TypeScript. */
export interface WrapperCode {
  readonly parameters: readonly {
    readonly name: string;
    readonly type: string;
    /** May be left out. */
    readonly optional: boolean;
  }[];
  readonly outcomes: readonly Outcome[];
  readonly never: boolean;
  /** See `printWrapper`. */
  readonly lines: readonly string[];
  /** See `printPromiseWrapper`. */
  readonly promiseLines: readonly string[];
}

/** The code for one call with a safe form. */
export function wrapperCode(naming: Naming, call: Call, form: SafeWrapper): WrapperCode {
  const { parameters, outputs } = form;
  const wanted = [...parameters, ...outputs].map(({ name }) => name);
  const made = identifiers(wanted, names, TAKEN);
  const nameOf = (index: number): string => made[index] ?? "";
  const inputs = parameters.map((parameter, index) =>
    parameterCode(naming, parameter, {
      name: nameOf(index),
      local: `${nameOf(index)}0`,
      where: `${call.name}: ${parameter.name}`,
      slot: parameters.slice(0, index).filter(({ kind }) => kind === "string").length,
    }),
  );
  const results = outputs.map((output, index) =>
    outputCode(naming, output, nameOf(parameters.length + index), call.name),
  );
  const args = form.arguments.map((argument, index) =>
    argumentCode(naming, call, argument, index, inputs, results),
  );
  const result = resultCode(naming, form.result, form, (index) => `${nameOf(index)}0`);
  const outcomes = [...(result === undefined ? [] : [result]), ...results];
  const list = [
    ...inputs.map(({ type, optional }, index) => {
      const name = nameOf(index);
      return { name, type, optional, declared: name };
    }),
    ...results.flatMap(({ parameter }) => {
      if (parameter === undefined) return [];
      const { name, type, make } = parameter;
      return [{ name, type, optional: true, declared: `${name} = ${make}` }];
    }),
  ];
  const never = form.result.kind === "never";
  const parts = {
    name: call.name,
    parameters: list.map(({ declared }) => declared),
    setUp: [...inputs, ...results, ...args].flatMap((each) => each.setUp),
    prepare: [...inputs, ...results, ...args].flatMap((each) => each.prepare),
    args: args.map(({ value }) => value),
    outcomes,
    never,
    fails: call.errorConvention !== "never-fails",
  };
  return {
    parameters: withoutGaps(list),
    outcomes,
    never,
    lines: printWrapper(parts),
    promiseLines: printPromiseWrapper(parts),
  };
}

/** What the code calls things of its own. */
const TAKEN = ["h", "raw", "result"];

interface ArgumentCode {
  readonly value: string;
  readonly setUp: readonly Statement[];
  readonly prepare: readonly Statement[];
}

function argumentCode(
  naming: Naming,
  call: Call,
  argument: SafeArgument,
  index: number,
  inputs: readonly { pointer: string; length: (unit: "bytes" | "elements") => string }[],
  outputs: readonly { pointer: string }[],
): ArgumentCode {
  const type = call.parameters[index]?.type;
  const integer = type === undefined ? undefined : naming.integer(type);
  const just = (value: string): ArgumentCode => ({ value, setUp: [], prepare: [] });
  switch (argument.kind) {
    case "value":
    case "pointer":
      return just(inputs[argument.of]?.pointer ?? "null");
    case "length":
      return just(
        lengthValue(integer, inputs[argument.of]?.length(argument.unit) ?? "0", call.name),
      );
    case "length-pointer": {
      const cell = lengthCell(argument.of);
      const length = inputs[argument.of]?.length("bytes") ?? "0";
      const cellType = naming.integer(argument.type) ?? "u32";
      return {
        value: `${cell}.bytes`,
        setUp: [{ target: cell, callee: "h.cell", args: [JSON.stringify(cellType)] }],
        prepare: [{ callee: `${cell}.hold`, args: [narrowed(cellType, length, call.name)] }],
      };
    }
    case "output":
      return just(outputs[argument.of]?.pointer ?? "null");
    case "size": {
      const structure = naming.structure(argument.type);
      const size =
        structure === undefined
          ? naming.sizeExpression(argument.type)
          : `h.structs.${structure.key}.size`;
      return just(integer !== undefined && isWideType(integer) ? `BigInt(${size})` : size);
    }
    case "constant":
      if (integer === "pointer" && argument.value === 0) return just("null");
      return just(
        integer !== undefined && isWideType(integer)
          ? `${argument.value}n`
          : String(argument.value),
      );
  }
}

/** A length as an argument of the raw call. */
function lengthValue(integer: TypeName | undefined, length: string, call: string): string {
  if (integer !== undefined && isWideType(integer)) return `BigInt(${length})`;
  return narrowed(integer, length, call);
}

function narrowed(integer: TypeName | undefined, length: string, call: string): string {
  const most = integer === undefined ? undefined : MOST[integer];
  return most === undefined ? length : `h.narrow(${length}, ${most}, ${JSON.stringify(call)})`;
}

const MOST: Readonly<Partial<Record<TypeName, string>>> = {
  i8: "0x7f",
  u8: "0xff",
  i16: "0x7fff",
  u16: "0xffff",
  i32: "0x7fffffff",
  u32: "0xffffffff",
};

/** Only what has nothing but optional parameters behind it can be left out. */
function withoutGaps<T extends { readonly optional: boolean }>(list: readonly T[]): readonly T[] {
  const last = list.findLastIndex(({ optional }) => !optional);
  return list.map((each, index) => ({ ...each, optional: each.optional && index > last }));
}
