import type { CType } from "syscalls-table";
import { abiOf, withoutPointerTypedefs } from "../../../model/abi.js";
import type { Argument, PointerArgument } from "../../../model/suite/form.js";
import type { Scope } from "../scope.js";
import type { Context } from "./context.js";
import { typedValue, typeText, wideValue } from "./value.js";

/** An argument for a parameter of `type`. */
export function argumentText(
  context: Context,
  scope: Scope,
  argument: Argument,
  type: CType,
): string {
  const plain = withoutPointerTypedefs(context.model, type);
  const isInteger = context.archs.every(
    (arch) => abiOf(context.model, type, arch).kind === "integer",
  );
  const wanted = typeText(context, type);
  const isFunction = plain.kind === "pointer" && plain.to.kind === "function";
  switch (argument.kind) {
    case "null":
      return isInteger ? "0" : isFunction ? "None" : "null_mut()";
    case "object":
      return isInteger
        ? `${addressOf(context, scope, argument, undefined)}.expose_provenance() as ${wanted}`
        : addressOf(context, scope, argument, plain);
    case "address": {
      const variable = scope.variableOf(argument.variable);
      return isInteger ? `${variable} as ${wanted}` : `pointer(${variable})`;
    }
    case "unmapped":
      return isInteger ? `unmapped::<u8>().expose_provenance() as ${wanted}` : "unmapped()";
    case "value":
      return isInteger
        ? typedValue(context, scope, argument.value, type)
        : `pointer(${wideValue(context, scope, argument.value)})`;
  }
}

/**
 * Where an object or one of its elements is, as a pointer of `type`; as one to what the object is
 * made of if `type` is undefined.
 */
function addressOf(
  context: Context,
  scope: Scope,
  { element, object: wanted }: PointerArgument,
  type: CType | undefined,
): string {
  const { name, object } = scope.objectOf(wanted);
  if (object.kind === "string") {
    const text = element === 0 ? `${name}.as_ptr()` : `${name}.as_ptr().wrapping_add(${element})`;
    if (type === undefined) return text;
    const own = typeText(context, type);
    if (own === "*const c_char") return text;
    const constant = type.kind === "pointer" && "const" in type.to;
    return own === "*mut c_char" || constant
      ? `${text}${constant ? ".cast()" : ".cast_mut()"}`
      : `${text}.cast_mut().cast()`;
  }
  const count = object.kind === "bytes" ? object.length : object.count;
  const single = count === 1 && object.kind !== "bytes";
  const start = single ? `&raw mut ${name}` : `${name}.as_mut_ptr()`;
  const text = element === 0 || single ? start : `${start}.wrapping_add(${element})`;
  if (type === undefined) return single ? `(${text})` : text;
  if (pointsTo(context, type, elementType(context, scope, wanted))) return text;
  return single ? `(${text}).cast()` : `${text}.cast()`;
}

function elementType(context: Context, scope: Scope, name: string): string {
  const { object } = scope.objectOf(name);
  switch (object.kind) {
    case "bytes":
      return "u8";
    case "string":
      return "c_char";
    case "integers":
      return typeText(context, object.type);
    case "structures":
      return context.typeOf(object.structure);
  }
}

/** A mutable pointer does where a constant one is wanted. */
function pointsTo(context: Context, type: CType, element: string): boolean {
  return typeText(context, type).replace(/^\*(?:mut|const) /, "") === element;
}
