import type { CType } from "syscalls-table";
import { abiOf } from "../../../model/abi.js";
import type { ArchName } from "../../../model/arch.js";
import { typedValueOn } from "../../../model/constant-value.js";
import { structureOf } from "../../../model/layout/find.js";
import type { NamedConstant, Place, Value } from "../../../model/suite/form.js";
import type { Scope } from "../scope.js";
import type { Context } from "./context.js";

/** A value as an `i64`. */
export function wideValue(context: Context, scope: Scope, value: Value): string {
  switch (value.kind) {
    case "number":
      return String(BigInt.asIntN(64, value.number));
    case "variable":
      return scope.variableOf(value.name);
    case "constants": {
      const texts = value.constants.map((constant) => context.constantOf(constant).text);
      return texts.length === 1
        ? texts.join("")
        : texts.map((text) => `@as(i64, ${text})`).join(" | ");
    }
    case "size":
      return sizeOf(scope, value.object);
    case "place":
      return `check.wide(${placeOf(context, scope, value.place).text})`;
  }
}

/** A value as a C integer of `type`. */
export function typedValue(context: Context, scope: Scope, value: Value, type: CType): string {
  const wanted = context.scalarType(type);
  const converted = (text: string) => `check.to(${wanted}, ${text})`;
  switch (value.kind) {
    case "number": {
      const fits = context.archs.every((arch) => isIn(context, value.number, type, arch));
      return fits ? numberText(value.number, wanted) : converted(String(value.number));
    }
    case "variable":
      return converted(scope.variableOf(value.name));
    case "constants":
      return constantsText(context, value.constants, type);
    case "size":
      return sizeOf(scope, value.object);
    case "place": {
      const { text, type: own } = placeOf(context, scope, value.place);
      return own === wanted ? text : converted(text);
    }
  }
}

/** Modes are read in octal. */
function numberText(number: bigint, type: string): string {
  return type === "types.mode_t" && number > 7n ? `0o${number.toString(8)}` : String(number);
}

/** Constants or-ed together: the compiler knows their values, and takes them where they fit. */
function constantsText(context: Context, constants: readonly NamedConstant[], type: CType): string {
  const wanted = context.scalarType(type);
  const fit = context.archs.every((arch) =>
    constants.every(({ constant, family }) =>
      isIn(context, typedValueOn(context.model, family, constant, arch), type, arch),
    ),
  );
  const named = constants.map((constant) => context.constantOf(constant));
  const types = new Set(named.map((constant) => constant.type));
  const alike =
    types.size === 1 && !(constants.length > 1 && types.has("c_int") && wanted !== "c_int" && !fit);
  return named
    .map(({ text }) => (fit && alike ? text : `check.to(${wanted}, ${text})`))
    .join(" | ");
}

/** An integer or a pointer inside an object. */
export interface ZigPlace {
  readonly text: string;
  /** In Zig. */
  readonly type: string;
  readonly c: CType;
}

export function placeOf(context: Context, scope: Scope, place: Place): ZigPlace {
  const { name, object } = scope.objectOf(place.object);
  switch (object.kind) {
    case "bytes":
      return {
        text: `${name}[${place.element}]`,
        type: "u8",
        c: { kind: "named", name: "u_char" },
      };
    case "string":
      throw new RangeError(`${object.name} is text`);
    case "integers": {
      const text = object.count === 1 ? name : `${name}[${place.element}]`;
      return { text, type: context.scalarType(object.type), c: object.type };
    }
    case "structures": {
      let structure = object.structure;
      let c: CType = { kind: structure.kind, tag: structure.name };
      let type = context.structureType(structure);
      let text = object.count === 1 ? name : `${name}[${place.element}]`;
      for (const member of place.members) {
        const field = context.fieldOf(structure, member);
        text += `.${field.name}`;
        type = field.type;
        c = member.type;
        structure = structureOf(context.structures, c) ?? structure;
      }
      return { text, type, c };
    }
  }
}

/** Whether an architecture has room for a number in an integer type. */
function isIn({ model }: Context, number: bigint, type: CType, arch: ArchName): boolean {
  const abi = abiOf(model, type, arch);
  if (abi.kind !== "integer") return false;
  const bits = abi.size * 8;
  return number === (abi.signed ? BigInt.asIntN(bits, number) : BigInt.asUintN(bits, number));
}

/** In bytes, known to the compiler. */
function sizeOf(scope: Scope, object: string): string {
  const { name, object: memory } = scope.objectOf(object);
  return memory.kind === "string" || memory.kind === "bytes"
    ? `${name}.len`
    : `@sizeOf(@TypeOf(${name}))`;
}
