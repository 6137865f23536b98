import type { SafeParameter } from "../../../model/safe/form.js";
import type { SafeContext } from "./context.js";
import { passed } from "./pointer.js";
import type { ParameterView } from "./views.js";
import { pointedType, valueType } from "../type.js";

/** `name` is the parameter's in Zig. */
export function parameterView(
  parameter: SafeParameter,
  name: string,
  context: SafeContext,
): ParameterView {
  const noLength = () => "0";
  switch (parameter.kind) {
    case "value": {
      const flags = context.flagsType(parameter.family, parameter.type);
      const type = flags ?? valueType(parameter.type, context.names);
      const text = flags === undefined ? name : `@bitCast(${name})`;
      return { name, type, passed: () => text, length: noLength };
    }
    case "descriptor": {
      const { none } = parameter;
      const type = none === undefined ? "fd_t" : "?fd_t";
      const text = none === undefined ? name : `${name} orelse ${none}`;
      return { name, type, passed: (to) => asDescriptor(text, to), length: noLength };
    }
    case "string":
      return slice(name, "u8", { ...parameter, direction: "in" }, ":0");
    case "bytes":
      return slice(name, "u8", parameter);
    case "elements": {
      const element = pointedType(parameter.element, context.names);
      const { count } = parameter;
      if (count === undefined) return slice(name, element, parameter);
      return pointer(name, `[${count}]${element}`, parameter);
    }
    case "vectors": {
      const element = parameter.direction === "in" ? "iovec_const" : "iovec";
      return slice(name, element, { ...parameter, direction: "in" });
    }
    case "object":
      return pointer(name, pointedType(parameter.type, context.names), parameter);
    case "address": {
      const type = `${parameter.optional ? "?" : ""}*anyopaque`;
      const asPointer = (to: string) => passed({ text: name, type: "*anyopaque" }, to);
      return {
        name,
        type,
        passed: (to) => (to.includes("*") ? asPointer(to) : `@intFromPtr(${name})`),
        length: noLength,
      };
    }
  }
}

/** Some calls of the table take descriptors in unsigned types, and the kernel looks at the bits. */
function asDescriptor(text: string, to: string): string {
  return to === "c_int" ? text : `@bitCast(${text})`;
}

interface Shape {
  readonly direction: "in" | "out" | "inout";
  readonly optional: boolean;
}

function slice(
  name: string,
  element: string,
  { direction, optional }: Shape,
  sentinel: ":0" | "" = "",
): ParameterView {
  const constness = direction === "in" ? "const " : "";
  const text = optional ? `if (${name}) |some| some.ptr else null` : `${name}.ptr`;
  const bytes = element !== "u8";
  const lengthOf = (value: string, unit: "elements" | "bytes"): string =>
    unit === "bytes" && bytes ? `std.mem.sliceAsBytes(${value}).len` : `${value}.len`;
  return {
    name,
    type: `${optional ? "?" : ""}[${sentinel}]${constness}${element}`,
    passed: (to) => passed({ text, type: `[*${sentinel}]${constness}${element}` }, to),
    length: (unit) =>
      optional ? `if (${name}) |some| ${lengthOf("some", unit)} else 0` : lengthOf(name, unit),
  };
}

function pointer(name: string, to: string, { direction, optional }: Shape): ParameterView {
  const type = `*${direction === "in" ? "const " : ""}${to}`;
  return {
    name,
    type: `${optional ? "?" : ""}${type}`,
    passed: (raw) => passed({ text: name, type }, raw),
    length: () => "1",
  };
}
