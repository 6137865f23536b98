import type { SafeOutput, SafeWrapper } from "../../../model/safe/form.js";
import type { Families } from "../constants/families.js";
import type { GoTypes } from "../types.js";
import type { WrapperParameter } from "./parameter.js";

/** What the result of the raw call becomes. */
export interface Returned {
  /** The name of the result, before it is made unlike the names around it. */
  readonly wanted: string;
  readonly type: string;
  /** What is returned after a success, and after a failure. */
  readonly value: string;
  readonly nothing: string;
}

/** An output of the safe form. */
export interface WrapperOutput {
  readonly name: string;
  /** Where the kernel puts it, as an expression, and the type of that. */
  readonly address: string;
  readonly addressType: string;
  /** The declaration of a variable for it, where it is not itself a result. */
  readonly variable: string | undefined;
  readonly type: string;
  readonly value: string;
  readonly nothing: string;
}

/** What a raw result of the type `rawType` becomes; undefined if success has no value. */
export function resultOf(
  { result }: SafeWrapper,
  rawType: string | undefined,
  parameters: readonly WrapperParameter[],
  types: GoTypes,
  families: Families,
): Returned | undefined {
  switch (result.kind) {
    case "none":
    case "never":
      return undefined;
    case "value": {
      const type = families.typeOf(result.family) ?? types.spell(result.type);
      return returned("result", type, type === rawType ? "r0" : `${type}(r0)`, "0");
    }
    case "descriptor":
      return returned(unlike("fd", "newfd", parameters), "int", "int(r0)", "0");
    case "address": {
      const type = rawType ?? "unsafe.Pointer";
      return returned(
        unlike("addr", "address", parameters),
        type,
        "r0",
        type === "uintptr" ? "0" : "nil",
      );
    }
    case "length":
      return returned("n", "int", rawType === "int" ? "r0" : "int(r0)", "0");
    case "string": {
      const buffer = parameters[result.of]?.name ?? "";
      return returned("s", "string", `textOf(${buffer})`, '""');
    }
  }
}

/** An output under the name that its result has. */
export function outputOf(
  output: SafeOutput,
  name: string,
  parameters: readonly WrapperParameter[],
  types: GoTypes,
): WrapperOutput {
  const shared = { name, nothing: "0" };
  switch (output.kind) {
    case "object": {
      const type = types.spellObject(output.type);
      const own = { value: name, nothing: name, variable: undefined };
      return { ...shared, ...own, type, address: `&${name}`, addressType: `*${type}` };
    }
    case "descriptors": {
      const local = `${name}Raw`;
      const two = output.count === 2;
      return {
        ...shared,
        type: two ? "[2]int" : "int",
        variable: `var ${local} ${two ? "[2]int32" : "int32"}`,
        address: two ? `&${local}[0]` : `&${local}`,
        addressType: "*int32",
        value: two ? `[2]int{int(${local}[0]), int(${local}[1])}` : `int(${local})`,
        nothing: two ? name : "0",
      };
    }
    case "length": {
      const local = `${parameters[output.of]?.name ?? ""}Len`;
      const address = { address: `&${local}`, addressType: `*${types.spell(output.type)}` };
      return { ...shared, ...address, type: "int", variable: undefined, value: `int(${local})` };
    }
  }
}

function unlike(name: string, other: string, taken: readonly WrapperParameter[]): string {
  return taken.some((parameter) => parameter.name === name) ? other : name;
}

function returned(wanted: string, type: string, value: string, nothing: string): Returned {
  return { wanted, type, value, nothing };
}
