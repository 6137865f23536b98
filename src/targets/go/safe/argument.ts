import type { SafeArgument } from "../../../model/safe/form.js";
import type { GoParameter } from "../parameter.js";
import type { GoTypes } from "../types.js";
import type { WrapperOutput } from "./output.js";
import type { WrapperParameter } from "./parameter.js";

/** An argument of the raw call, and what has to be done before. */
export interface WrapperArgument {
  readonly expression: string;
  /** Each makes a variable, and may fail. */
  readonly before: readonly Step[];
}

/** Something that a wrapper does before the call. */
export type Step =
  | { readonly kind: "line"; readonly text: string }
  /** Where the condition holds the wrapper returns EINVAL. */
  | { readonly kind: "refuse"; readonly condition: string };

export function argumentOf(
  argument: SafeArgument,
  raw: GoParameter,
  parameters: readonly WrapperParameter[],
  outputs: readonly WrapperOutput[],
  types: GoTypes,
): WrapperArgument {
  switch (argument.kind) {
    case "value": {
      const { name, type } = at(parameters, argument.of);
      return plain(type === raw.type ? name : `${raw.type}(${name})`);
    }
    case "pointer":
      return pointerTo(at(parameters, argument.of), raw.type);
    case "length":
      return lengthOf(at(parameters, argument.of), raw.type);
    case "length-pointer": {
      const parameter = at(parameters, argument.of);
      const type = types.spell(argument.type);
      const { before, expression } = lengthOf(parameter, type);
      const variable = `${parameter.name}Len`;
      const text = `${variable} := ${expression}`;
      return {
        before: [...before, { kind: "line", text }],
        expression: converted(`&${variable}`, `*${type}`, raw.type),
      };
    }
    case "output": {
      const { address, addressType } = at(outputs, argument.of);
      return plain(converted(address, addressType, raw.type));
    }
    case "size":
      return plain(`${raw.type}(unsafe.Sizeof(*new(${types.spellObject(argument.type)})))`);
    case "constant":
      return plain(isPointer(raw.type) && argument.value === 0 ? "nil" : `${argument.value}`);
  }
}

function pointerTo({ name, type, safe }: WrapperParameter, raw: string): WrapperArgument {
  switch (safe.kind) {
    case "string": {
      const text = `${name}C`;
      const make = safe.optional ? "optionalCString" : "cString";
      return {
        before: [
          { kind: "line", text: `${text}, ok := ${make}(${name})` },
          { kind: "refuse", condition: "!ok" },
        ],
        expression: converted(text, "*byte", raw),
      };
    }
    case "vectors": {
      const vectors = `${name}Vectors`;
      return {
        before: [
          { kind: "line", text: `var ${name}Room [8]Iovec` },
          { kind: "line", text: `${vectors} := vectorsOf(${name}Room[:0], ${name})` },
        ],
        expression: converted(`unsafe.SliceData(${vectors})`, "*Iovec", raw),
      };
    }
    case "bytes":
    case "elements": {
      if (!type.startsWith("[]")) return plain(converted(name, type, raw));
      return plain(
        safe.optional
          ? converted(`unsafe.SliceData(${name})`, `*${type.slice(2)}`, raw)
          : converted(`dataOf(${name})`, "unsafe.Pointer", raw),
      );
    }
    case "object":
    case "address":
    case "value":
    case "descriptor":
      return plain(converted(name, type, raw));
  }
}

/** A length that the argument's type cannot hold would be passed as another one. */
function lengthOf({ name, safe }: WrapperParameter, raw: string): WrapperArgument {
  const largest = largestOf.get(raw);
  const length = safe.kind === "vectors" ? `len(${name}Vectors)` : `len(${name})`;
  return {
    before:
      largest === undefined
        ? []
        : [{ kind: "refuse", condition: `uint64(len(${name})) > ${largest}` }],
    expression: raw === "int" ? length : `${raw}(${length})`,
  };
}

/** Of the types that are narrower than a length can be. */
const largestOf: ReadonlyMap<string, string> = new Map([
  ["int16", "1<<15-1"],
  ["uint16", "1<<16-1"],
  ["int32", "1<<31-1"],
  ["uint32", "1<<32-1"],
]);

/** A pointer of one type as one of another. */
function converted(expression: string, type: string, wanted: string): string {
  if (type === wanted) return expression;
  const untyped = type === "unsafe.Pointer" ? expression : `unsafe.Pointer(${expression})`;
  if (wanted === "unsafe.Pointer") return untyped;
  return wanted === "uintptr" ? `uintptr(${untyped})` : `(${wanted})(${untyped})`;
}

function isPointer(type: string): boolean {
  return type === "unsafe.Pointer" || type.startsWith("*");
}

function plain(expression: string): WrapperArgument {
  return { expression, before: [] };
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError(`the safe form has no number ${index}`);
  return found;
}
