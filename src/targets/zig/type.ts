import type { CFunction, CPointer, CType } from "syscalls-table";
import { withoutPointerTypedefs } from "../../model/abi.js";
import { basicType } from "../../model/basic-type.js";
import type { Call, Model, ModelParameter, Pointee } from "../../model/model.js";
import type { TypeNames } from "./type-names.js";

/**
 * The Zig type of a parameter, as much as the annotations tell of it: strings end in a sentinel,
 * counted data is a many-item pointer, and what may be NULL, or is not annotated, is optional.
 */
export function parameterType(model: Model, names: TypeNames, parameter: ModelParameter): string {
  const type = withoutPointerTypedefs(model, parameter.type);
  if (type.kind !== "pointer") return valueType(type, names);
  const { pointee } = parameter;
  const optional = pointee === undefined || pointee.optional || isBareAddress(type, pointee);
  return `${optional ? "?" : ""}${pointerType(type, pointee, names)}`;
}

/** The Zig type of a result; a returned pointer may be anything, NULL and -1 included. */
export function resultType(model: Model, names: TypeNames, call: Call): string {
  if (call.errorConvention === "noreturn") return "noreturn";
  return valueType(withoutPointerTypedefs(model, call.returns), names);
}

/**
 * `void *` without a count is an address in the caller's memory map rather than an object: for
 * mmap(2) and shmat(2) NULL is as good as any.
 */
function isBareAddress(type: CPointer, pointee: Pointee): boolean {
  return type.to.kind === "void" && pointee.count === undefined;
}

function pointerType(type: CPointer, pointee: Pointee | undefined, names: TypeNames): string {
  const { to } = type;
  if (to.kind === "function") return `*const ${functionType(to, names)}`;
  if (pointee?.nulTerminated === true && pointee.direction !== "out") {
    if (isCharacter(to)) return `[*:0]${constness(to)}u8`;
    // An array of strings ends in NULL; the call reads both, whatever the table's type says.
    if (to.kind === "pointer" && isCharacter(to.to)) return "[*:null]const ?[*:0]const u8";
  }
  const many = pointee?.count !== undefined || pointee?.nulTerminated === true;
  if (to.kind === "void" && many) return `[*]${constness(to)}u8`;
  const items = many && !isOpaque(to, names) ? itemsOf(pointee) : "*";
  return `${items}${constness(to)}${pointedType(to, names)}`;
}

/** `int fds[2]` points to an array, other counts are known only when the call is made. */
function itemsOf(pointee: Pointee): string {
  const count = pointee.count;
  if (count?.unit !== "elements" || count.expression.kind !== "number") return "[*]";
  return `*[${count.expression.value}]`;
}

/** What a pointer points to; characters are bytes there, whatever their sign in C. */
function pointedType(type: CType, names: TypeNames): string {
  if (type.kind === "void") return "anyopaque";
  return isCharacter(type) ? "u8" : valueType(type, names);
}

/** A type without what an annotation may say of it. */
function valueType(type: CType, names: TypeNames): string {
  switch (type.kind) {
    case "void":
      return "void";
    case "named":
    case "struct":
    case "union":
    case "enum": {
      const { name, where } = names.of(type);
      return where === "module" ? `types.${name}` : name;
    }
    case "pointer":
      return `?${pointerType(type, undefined, names)}`;
    case "array":
      return `?*${constness(type.of)}${pointedType(type.of, names)}`;
    case "function":
      return functionType(type, names);
  }
}

function functionType(type: CFunction, names: TypeNames): string {
  const parameters = type.parameters.map((parameter) => valueType(parameter, names));
  if (type.variadic) parameters.push("...");
  return `fn (${parameters.join(", ")}) callconv(.c) ${valueType(type.returns, names)}`;
}

function constness(type: CType): "const " | "" {
  return "const" in type ? "const " : "";
}

function isCharacter(type: CType): boolean {
  return type.kind === "named" && basicType(type.name)?.rank === "char";
}

/** The sizes of structs and unions are not known here, so there is no array of them. */
function isOpaque(type: CType, names: TypeNames): boolean {
  if (type.kind === "named") return names.isOpaque(type.name);
  return type.kind === "struct" || type.kind === "union" || type.kind === "void";
}
