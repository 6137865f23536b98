import type { CType } from "syscalls-table";
import { printType } from "syscalls-table/print";
import { abiOf, withoutPointerTypedefs } from "../../../model/abi.js";
import { spellingOf } from "../../../model/layout/reach.js";
import type { Structure } from "../../../model/layout/structure.js";
import type { Argument, MemoryObject, Place, Value } from "../../../model/suite/form.js";
import { objectNamed, type Scope } from "./scope.js";

/** A value as an operand of a comparison, or as what an argument or member becomes. */
export function valueText(value: Value, scope: Scope): string {
  switch (value.kind) {
    case "number":
      return numberText(value.number);
    case "constants":
      return constantsText(value.constants, scope);
    case "variable":
      return scope.nameOf(value.name);
    case "size": {
      const object = objectNamed(scope, value.object);
      const size = `sizeof(${scope.nameOf(value.object)})`;
      return object.kind === "string" ? `${size} - 1` : size;
    }
    case "place":
      return placeText(value.place, scope);
  }
}

/** An argument for a parameter of a type. */
export function argumentText(argument: Argument, parameter: CType, scope: Scope): string {
  const type = withoutPointerTypedefs(scope.model, parameter);
  switch (argument.kind) {
    case "value": {
      const text = valueText(argument.value, scope);
      if (type.kind === "pointer") return pointerFromValue(argument.value, text, parameter);
      return isMode(parameter) && argument.value.kind === "number"
        ? octal(argument.value.number)
        : text;
    }
    case "null":
      return type.kind === "pointer" ? "NULL" : "0";
    case "object": {
      const text = addressText(argument.object, argument.element, scope);
      if (type.kind !== "pointer") return `(${printType(parameter)})(uintptr_t)${text}`;
      const cast = needsCast(type.to, objectNamed(scope, argument.object));
      return cast ? `(${printType(parameter)})${text}` : text;
    }
    case "address":
      return `(${printType(parameter)})(intptr_t)${scope.nameOf(argument.variable)}`;
    case "unmapped":
      return type.kind === "pointer" ? "unmapped()" : `(${printType(parameter)})unmapped()`;
  }
}

/** An integer inside an object: `status.st_mtim.tv_sec`, `events[1].ident`, `ends[0]`. */
export function placeText({ element, members, object }: Place, scope: Scope): string {
  const of = objectNamed(scope, object);
  const start = isArray(of) ? `${scope.nameOf(object)}[${element}]` : scope.nameOf(object);
  return [start, ...members.map(({ name }) => name)].join(".");
}

/** The address of an element, of type `T *` for an object of T. */
export function addressText(name: string, element: number, scope: Scope): string {
  const object = objectNamed(scope, name);
  if (!isArray(object)) return `&${scope.nameOf(name)}`;
  return element === 0 ? scope.nameOf(name) : `&${scope.nameOf(name)}[${element}]`;
}

/** One structure or integer is no array of one. */
function isArray(object: MemoryObject): boolean {
  return object.kind === "bytes" || object.kind === "string" || object.count > 1;
}

/** The type of a structure as programs write it. */
export function structureText(structure: Structure): string {
  return structure.typedef ?? spellingOf(structure);
}

function numberText(number: bigint): string {
  if (number === -(2n ** 63n)) return "INT64_MIN";
  const small = number >= -(2n ** 31n) + 1n && number < 2n ** 31n;
  return small ? String(number) : `INT64_C(${number})`;
}

/**
 * Constants by name. One that does not fit its family's type is meant to have the bits of another
 * number of that type, and that is what the other languages have.
 */
function constantsText(
  constants: Extract<Value, { readonly kind: "constants" }>["constants"],
  { model }: Scope,
): string {
  const text = constants.map(({ constant }) => constant.name).join(" | ");
  const type = constants[0]?.family.type;
  if (type === undefined) return text;
  const abi = abiOf(model, { kind: "named", name: type }, "amd64");
  if (abi.kind !== "integer") return text;
  const fits = constants.every(({ constant: { value } }) => {
    const number = typeof value === "bigint" ? value : value.amd64;
    const bits = abi.size * 8;
    return number === (abi.signed ? BigInt.asIntN(bits, number) : BigInt.asUintN(bits, number));
  });
  if (fits) return text;
  return constants.length === 1 ? `(${type})${text}` : `(${type})(${text})`;
}

function pointerFromValue(value: Value, text: string, parameter: CType): string {
  // SHM_ANON and the like are addresses in C.
  return value.kind === "constants" ? text : `(${printType(parameter)})(intptr_t)(${text})`;
}

function isMode(type: CType): boolean {
  return type.kind === "named" && type.name === "mode_t";
}

function octal(number: bigint): string {
  return number > 0n ? `0${number.toString(8)}` : String(number);
}

/** Whether C would not take a pointer to the object for a pointer to the type. */
function needsCast(to: CType, object: MemoryObject): boolean {
  const constant = "const" in to;
  if (object.kind === "string" && !constant) return true;
  if (to.kind === "void") return false;
  switch (object.kind) {
    case "string":
      return !(to.kind === "named" && to.name === "char");
    case "bytes":
      return !(to.kind === "named" && /^(unsigned char|u_char|uint8_t)$/.test(to.name));
    case "structures": {
      const { structure } = object;
      if (to.kind === "named") return to.name !== structure.typedef;
      return !("tag" in to && to.kind === structure.kind && to.tag === structure.name);
    }
    case "integers":
      return !(to.kind === "named" && object.type.kind === "named" && to.name === object.type.name);
  }
}
