import type { CFunction, CPointer, CType } from "syscalls-table";
import { withoutPointerTypedefs } from "../../model/abi.js";
import { basicType } from "../../model/basic-type.js";
import type { Call, ModelParameter, Pointee } from "../../model/call.js";
import type { Model } from "../../model/model.js";
import { decayed } from "../../model/parameter.js";
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
  const many = pointee !== undefined && (pointee.count !== undefined || pointee.nulTerminated);
  if (to.kind === "void" && many) return `[*]${constness(to)}u8`;
  const bytes = pointee?.count?.unit === "bytes";
  const { array, pointer } = many && isArray(to, bytes, names) ? itemsOf(pointee) : ONE;
  const qualifiers = `${alignment(to, bytes, names)}${constness(to)}`;
  return `${pointer}${qualifiers}${array}${pointedType(to, names)}`;
}

/** A struct counted in bytes is one object with room behind it; of opaque ones there is no array. */
function isArray(type: CType, bytes: boolean, names: TypeNames): boolean {
  return !names.isOpaque(type) && !(bytes && names.isAggregate(type));
}

/** The kernel copies bytes from and to any address. */
function alignment(type: CType, bytes: boolean, names: TypeNames): "align(1) " | "" {
  return bytes && !isCharacter(type) && !names.isOpaque(type) ? "align(1) " : "";
}

interface Items {
  readonly pointer: "*" | "[*]";
  /** The array that is pointed to. */
  readonly array: string;
}

const ONE: Items = { pointer: "*", array: "" };

/** `int fds[2]` points to an array, other counts are known only when the call is made. */
function itemsOf(pointee: Pointee): Items {
  const count = pointee.count;
  return count?.unit === "elements" && count.expression.kind === "number"
    ? { pointer: "*", array: `[${count.expression.value}]` }
    : { pointer: "[*]", array: "" };
}

/** What a pointer points to; characters are bytes there, whatever their sign in C. */
export function pointedType(type: CType, names: TypeNames): string {
  if (type.kind === "void") return "anyopaque";
  return isCharacter(type) ? "u8" : valueType(type, names);
}

/** The Zig type of a member, and what C calls zero in it. */
export interface MemberType {
  readonly name: string;
  readonly zero: string;
}

/**
 * The Zig type of a member; `length` gives the number of elements of an array that has not as many
 * on every architecture. Nothing says whether a pointer is to one object, so it may be to many.
 */
export function memberType(
  model: Model,
  names: TypeNames,
  cType: CType,
  length: () => string,
): MemberType {
  const type = withoutPointerTypedefs(model, cType);
  switch (type.kind) {
    case "array": {
      const { name, zero } = memberType(model, names, type.of, length);
      const element = isCharacter(type.of) ? "u8" : name;
      return { name: `[${type.length ?? length()}]${element}`, zero: `@splat(${zero})` };
    }
    case "pointer": {
      const { to } = type;
      const many = to.kind !== "void" && to.kind !== "function" && !names.isOpaque(to);
      const name = many
        ? `[*]${constness(to)}${pointedType(to, names)}`
        : pointerType(type, undefined, names);
      return { name: `?${name}`, zero: "null" };
    }
    case "named":
    case "struct":
    case "union":
    case "enum": {
      const name = valueType(type, names);
      if (names.isAggregate(type)) return { name, zero: `std.mem.zeroes(${name})` };
      return { name, zero: name === "bool" ? "false" : "0" };
    }
    case "void":
    case "function":
      throw new RangeError(`a member cannot be of type ${type.kind}`);
  }
}

/** A type without what an annotation may say of it. */
export function valueType(type: CType, names: TypeNames): string {
  switch (type.kind) {
    case "void":
      return "void";
    case "named":
    case "struct":
    case "union":
    case "enum": {
      const { name, where } = names.of(type);
      return where === "module" ? `${names.namespace}${name}` : name;
    }
    case "pointer":
      return `?${pointerType(type, undefined, names)}`;
    case "array":
      return `[${type.length ?? "0"}]${pointedType(type.of, names)}`;
    case "function":
      return functionType(type, names);
  }
}

function functionType(type: CFunction, names: TypeNames): string {
  const parameters = type.parameters.map((parameter) => valueType(decayed(parameter), names));
  if (type.variadic) parameters.push("...");
  return `fn (${parameters.join(", ")}) callconv(.c) ${valueType(type.returns, names)}`;
}

function constness(type: CType): "const " | "" {
  return "const" in type ? "const " : "";
}

function isCharacter(type: CType): boolean {
  return type.kind === "named" && basicType(type.name)?.rank === "char";
}
