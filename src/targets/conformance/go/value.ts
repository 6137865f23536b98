import type { CType } from "syscalls-table";
import { abiOf } from "../../../model/abi.js";
import { structureOf } from "../../../model/layout/find.js";
import type {
  Argument,
  NamedConstant,
  Place,
  PointerArgument,
  Value,
} from "../../../model/suite/form.js";
import type { Scope } from "../scope.js";
import { stringLiteral } from "../string-literal.js";
import type { Context } from "./context.js";

/** A value as an `int64`. */
export function wideValue(context: Context, scope: Scope, value: Value): string {
  switch (value.kind) {
    case "number":
      return `${BigInt.asIntN(64, value.number)}`;
    case "variable":
      return scope.variableOf(value.name);
    case "constants": {
      const { same, text } = constantsOf(context, value.constants);
      return same ? `wide(${text})` : text;
    }
    case "size":
      return `wide(${sizeOf(scope, value.object)})`;
    case "place":
      return `wide(${placeOf(context, scope, value.place).text})`;
  }
}

/** A value as a C integer of `type`, which is `goType` in Go. */
function typedValue(
  context: Context,
  scope: Scope,
  value: Value,
  type: CType,
  goType: string,
): string {
  switch (value.kind) {
    case "number":
      if (!fits(context, value.number, type)) return `${goType}(wide(int64(${value.number})))`;
      return type.kind === "named" && type.name === "mode_t" && value.number > 7n
        ? `0o${value.number.toString(8)}`
        : `${value.number}`;
    case "variable":
      return goType === "int64"
        ? scope.variableOf(value.name)
        : `${goType}(${scope.variableOf(value.name)})`;
    case "constants": {
      const { same, text, type: own } = constantsOf(context, value.constants);
      if (same && own === goType) return text;
      const converts = same && value.constants.every((each) => valueFits(context, each, type));
      return `${goType}(${converts || !same ? text : `wide(${text})`})`;
    }
    case "size": {
      const text = sizeOf(scope, value.object);
      return `${goType}(${text})`;
    }
    case "place": {
      const { text, type: own } = placeOf(context, scope, value.place);
      return own === goType ? text : `${goType}(${text})`;
    }
  }
}

/** An argument for a parameter of `type`, which is `goType` in Go. */
export function argumentText(
  context: Context,
  scope: Scope,
  argument: Argument,
  type: CType,
  goType: string,
): string {
  const points = goType.startsWith("*") || goType === "unsafe.Pointer";
  const pointer = (text: string) =>
    goType === "unsafe.Pointer" ? text : points ? `(${goType})(${text})` : asInteger(text, goType);
  switch (argument.kind) {
    case "null":
      return points ? "nil" : "0";
    case "object": {
      const { address, element } = addressOf(context, scope, argument);
      return goType === `*${element}` ? address : pointer(`unsafe.Pointer(${address})`);
    }
    case "address": {
      const variable = scope.variableOf(argument.variable);
      return points ? pointer(`pointer(${variable})`) : `${goType}(${variable})`;
    }
    case "unmapped":
      return pointer("unmapped()");
    case "value":
      return points
        ? pointer(`pointer(${wideValue(context, scope, argument.value)})`)
        : typedValue(context, scope, argument.value, type, goType);
  }
}

export interface GoPlace {
  /** To assign to and to read. */
  readonly text: string;
  readonly type: string;
  readonly c: CType;
}

export function placeOf(context: Context, scope: Scope, place: Place): GoPlace {
  const { name, object } = scope.objectOf(place.object);
  switch (object.kind) {
    case "bytes":
      return {
        text: `${name}[${place.element}]`,
        type: "byte",
        c: { kind: "named", name: "u_char" },
      };
    case "string":
      throw new RangeError(`${object.name} is text`);
    case "integers":
      return {
        text: `${name}[${place.element}]`,
        type: context.typeOf(object.type),
        c: object.type,
      };
    case "structures": {
      let structure = object.structure;
      let text = object.count === 1 ? name : `${name}[${place.element}]`;
      let type = context.structureType(structure);
      let c: CType = { kind: structure.kind, tag: structure.name };
      let star = "";
      for (const member of place.members) {
        const own = context.memberOf(structure, member.name);
        const isUnion = structure.kind === "union";
        text += `.${own.name}${isUnion ? "()" : ""}`;
        star = isUnion ? "*" : "";
        type = own.type;
        c = member.type;
        structure = structureOf(context.structures, c) ?? structure;
      }
      return { text: star + text, type, c };
    }
  }
}

/** The bytes of an object, as a slice. */
export function bytesOf(scope: Scope, wanted: string): string {
  const { name, object } = scope.objectOf(wanted);
  switch (object.kind) {
    case "bytes":
      return name;
    case "string":
      return `[]byte(${stringLiteral(object.text)})`;
    case "integers":
      return `bytesOf(${name})`;
    case "structures":
      return object.count === 1 ? `bytesOf(one(${name}))` : `bytesOf(${name})`;
  }
}

function asInteger(text: string, goType: string): string {
  return goType === "uintptr" ? `uintptr(${text})` : `${goType}(uintptr(${text}))`;
}

function addressOf(
  context: Context,
  scope: Scope,
  { element, object: wanted }: PointerArgument,
): { readonly address: string; readonly element: string } {
  const { name, object } = scope.objectOf(wanted);
  switch (object.kind) {
    case "string":
      return {
        address: element === 0 ? name : `(*byte)(unsafe.Add(unsafe.Pointer(${name}), ${element}))`,
        element: "byte",
      };
    case "bytes":
      return { address: `&${name}[${element}]`, element: "byte" };
    case "integers":
      return { address: `&${name}[${element}]`, element: context.typeOf(object.type) };
    case "structures":
      return {
        address: object.count === 1 ? name : `&${name}[${element}]`,
        element: context.structureType(object.structure),
      };
  }
}

/** In bytes, as an integer of some type. */
function sizeOf(scope: Scope, wanted: string): string {
  const { name, object } = scope.objectOf(wanted);
  switch (object.kind) {
    case "bytes":
      return `len(${name})`;
    case "string":
      return `${Buffer.byteLength(object.text)}`;
    case "integers":
      return `sizeOf(${name})`;
    case "structures":
      return object.count === 1 ? `unsafe.Sizeof(*${name})` : `sizeOf(${name})`;
  }
}

/** Whether every architecture has room for a number in an integer type. */
function fits({ model, platforms }: Context, number: bigint, type: CType): boolean {
  return platforms.every(({ arch }) => {
    const abi = abiOf(model, type, arch.name);
    if (abi.kind !== "integer") return false;
    const bits = abi.size * 8;
    return number === (abi.signed ? BigInt.asIntN(bits, number) : BigInt.asUintN(bits, number));
  });
}

/** Whether Go converts a constant to the Go form of `type`, which has to have room for it. */
function valueFits(context: Context, { constant: { value } }: NamedConstant, type: CType): boolean {
  return typeof value === "bigint" && fits(context, value, type);
}

/** Constants or-ed together; those of several types are made wide one by one. */
function constantsOf(context: Context, constants: readonly NamedConstant[]) {
  const named = constants.map((constant) => context.constantOf(constant));
  const [type, ...others] = new Set(named.map((each) => each.type));
  const same = others.length === 0;
  const parts = named.map(({ name }) => (same ? name : `wide(${name})`));
  return { text: parts.join(" | "), same, type };
}
