import type { Call, ModelParameter } from "../../../model/call.js";
import type { SafeArgument, SafeParameter, SafeWrapper } from "../../../model/safe/form.js";
import type { SafeContext } from "./context.js";

/** The names that a wrapper's body uses. */
export interface BodyNames {
  /** One for each parameter of the wrapper. */
  readonly parameters: readonly string[];
  /** One for each output. */
  readonly outputs: readonly string[];
  /** For the lengths of optional slices, by parameter. */
  readonly lengths: readonly string[];
}

/** An expression for each argument of the raw call, in its order. */
export function callArguments(
  context: SafeContext,
  call: Call,
  form: SafeWrapper,
  names: BodyNames,
): readonly string[] {
  return form.arguments.map((argument, index) => {
    const raw = call.parameters[index];
    if (raw === undefined) throw new RangeError(`${call.name} has no parameter ${index}`);
    return expression(context, raw, argument, form, names);
  });
}

function expression(
  context: SafeContext,
  raw: ModelParameter,
  argument: SafeArgument,
  form: SafeWrapper,
  names: BodyNames,
): string {
  const target = context.value(raw.type);
  switch (argument.kind) {
    case "value":
    case "pointer": {
      const express = argument.kind === "value" ? valueOf : pointerTo;
      const parameter = at(form.parameters, argument.of);
      return express(context, parameter, at(names.parameters, argument.of), target);
    }
    case "length": {
      const length = lengthOf(context, form, names, argument.of, argument.unit);
      return target === "usize" ? length : `count(${length})?`;
    }
    case "length-pointer":
      return `&raw mut ${outputOfLength(form, names, argument.of)}`;
    case "output": {
      const output = at(form.outputs, argument.of);
      const name = at(names.outputs, argument.of);
      if (output.kind === "object") {
        return cast(`${name}.as_mut_ptr()`, `*mut ${context.object(output.type)}`, target);
      }
      return output.kind === "descriptors" && output.count === 2
        ? `${name}.as_mut_ptr()`
        : `&raw mut ${name}`;
    }
    case "size": {
      const size = `size_of::<${context.object(argument.type)}>()`;
      return target === "usize" ? size : `${size} as ${target}`;
    }
    case "constant":
      if (target.startsWith("*const ")) return "ptr::null()";
      if (target.startsWith("*mut ")) return "ptr::null_mut()";
      return String(argument.value);
  }
}

/** The number of bytes or elements of a slice that is passed; 0 for none. */
export function lengthOf(
  context: SafeContext,
  form: SafeWrapper,
  names: BodyNames,
  of: number,
  unit: "bytes" | "elements",
): string {
  const parameter = at(form.parameters, of);
  const name = at(names.parameters, of);
  const wide = unit === "bytes" && parameter.kind === "elements";
  if ("optional" in parameter && parameter.optional) {
    const length = at(names.lengths, of);
    return wide ? `${length} * size_of::<${context.object(parameter.element)}>()` : length;
  }
  return wide ? `size_of_val(${name})` : `${name}.len()`;
}

function outputOfLength(form: SafeWrapper, names: BodyNames, of: number): string {
  const index = form.outputs.findIndex((output) => output.kind === "length" && output.of === of);
  return at(names.outputs, index);
}

function valueOf(
  context: SafeContext,
  parameter: SafeParameter,
  name: string,
  target: string,
): string {
  switch (parameter.kind) {
    case "value": {
      const family = context.family(parameter.family);
      if (family === undefined) return name;
      return family.type === target ? `${name}.0` : `${name}.0 as ${target}`;
    }
    case "descriptor": {
      const number = descriptorNumber(parameter, name);
      return target === "c_int" ? number : `${number} as ${target}`;
    }
    case "address":
      return target.startsWith("*") ? cast(name, "*mut c_void", target) : `${name} as ${target}`;
    case "string":
    case "bytes":
    case "elements":
    case "vectors":
    case "object":
      throw new RangeError(`${parameter.kind} is no value`);
  }
}

function descriptorNumber(
  { none, ownership }: SafeParameter & { readonly kind: "descriptor" },
  name: string,
): string {
  if (ownership === "consumed") return `${name}.into_raw_fd()`;
  return none === undefined
    ? `${name}.as_fd().as_raw_fd()`
    : `${name}.map_or(${none}, |fd| fd.as_raw_fd())`;
}

function pointerTo(
  context: SafeContext,
  parameter: SafeParameter,
  name: string,
  target: string,
): string {
  switch (parameter.kind) {
    case "string":
      return parameter.optional
        ? cast(`${name}.map_or(ptr::null(), CStr::as_ptr)`, "*const c_char", target)
        : cast(`${name}.as_ptr()`, "*const c_char", target);
    case "bytes":
    case "elements":
    case "vectors": {
      const element =
        parameter.kind === "bytes"
          ? "u8"
          : parameter.kind === "vectors"
            ? "IoSlice"
            : context.object(parameter.element);
      const writable = parameter.direction !== "in";
      // What is optional has been taken apart before.
      const counted = parameter.kind === "elements" && parameter.count !== undefined;
      const address =
        parameter.optional && !counted
          ? name
          : parameter.optional
            ? optionalAddress(name, writable)
            : `${name}.${writable ? "as_mut_ptr" : "as_ptr"}()`;
      const from = parameter.optional && counted ? "?" : element;
      return cast(address, `${writable ? "*mut" : "*const"} ${from}`, target);
    }
    case "object": {
      const type = context.object(parameter.type);
      const writable = parameter.direction !== "in";
      const from = `${writable ? "*mut" : "*const"} ${type}`;
      if (parameter.optional) return cast(optionalAddress(name, writable), from, target);
      return from === target
        ? name
        : cast(`ptr::${writable ? "from_mut" : "from_ref"}(${name})`, from, target);
    }
    case "address":
      return cast(name, "*mut c_void", target);
    case "value":
    case "descriptor":
      throw new RangeError(`${parameter.kind} has no address`);
  }
}

function optionalAddress(name: string, writable: boolean): string {
  return writable
    ? `${name}.map_or(ptr::null_mut(), ptr::from_mut)`
    : `${name}.map_or(ptr::null(), ptr::from_ref)`;
}

/** Between pointers; an address that may only be read is passed where C has forgotten its `const`. */
function cast(address: string, from: string, to: string): string {
  if (from === to) return address;
  const [, fromWord, fromType] = /^\*(const|mut) (.*)$/.exec(from) ?? [];
  const [, toWord, toType] = /^\*(const|mut) (.*)$/.exec(to) ?? [];
  const mutable = fromWord === "const" && toWord === "mut" ? ".cast_mut()" : "";
  return `${address}${mutable}${fromType === toType ? "" : ".cast()"}`;
}

export function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`there is no item ${index} of ${items.length}`);
  return item;
}
