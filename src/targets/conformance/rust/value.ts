import type { CType } from "syscalls-table";
import { abiOf } from "../../../model/abi.js";
import { structureOf } from "../../../model/layout/find.js";
import type { NamedConstant, Place, Value } from "../../../model/suite/form.js";
import { literal } from "../../rust/constants/literal.js";
import { typeName } from "../../rust/constants/names.js";
import { flatType } from "../../rust/layout.js";
import { rustType } from "../../rust/type.js";
import type { Scope } from "../scope.js";
import type { Context } from "./context.js";

/** A value as an `i64`. */
export function wideValue(context: Context, scope: Scope, value: Value): string {
  switch (value.kind) {
    case "number":
      return literal(BigInt.asIntN(64, value.number));
    case "variable":
      return scope.variableOf(value.name);
    case "constants":
      return orOf(value.constants, ".wide()");
    case "size":
      return `${sizeOf(scope, value.object)}.wide()`;
    case "place":
      return `${placeOf(context, scope, value.place).read}.wide()`;
  }
}

/** A value as a C integer of `type`. */
export function typedValue(context: Context, scope: Scope, value: Value, type: CType): string {
  const wanted = typeText(context, type);
  switch (value.kind) {
    case "number":
      return fits(context, value.number, type)
        ? numberText(value.number, wanted)
        : `${literal(value.number)}_i64 as ${wanted}`;
    case "variable":
      return `${scope.variableOf(value.name)} as ${wanted}`;
    case "constants":
      return orOf(
        value.constants,
        typeOfAll(context, value.constants) === wanted ? "" : ` as ${wanted}`,
      );
    case "size": {
      const text = sizeOf(scope, value.object);
      return wanted === "usize" ? text : `${text} as ${wanted}`;
    }
    case "place": {
      const { read, type: own } = placeOf(context, scope, value.place);
      return own === wanted ? read : `${read} as ${wanted}`;
    }
  }
}

/** Modes are read in octal. */
function numberText(number: bigint, type: string): string {
  return type === "mode_t" && number > 7n ? `0o${number.toString(8)}` : literal(number);
}

/** The text of a type that has a size. */
export function typeText({ model, types }: Context, type: CType): string {
  const text = rustType(model, types, type);
  if (text === undefined) throw new RangeError("void has no values");
  return flatType(text);
}

/** An integer inside an object. */
export interface RustPlace {
  /** As an expression that is assigned to. */
  readonly place: string;
  /** As an expression that is read. */
  readonly read: string;
  /** The text of the Rust type. */
  readonly type: string;
  readonly c: CType;
}

export function placeOf(context: Context, scope: Scope, place: Place): RustPlace {
  const { name, object } = scope.objectOf(place.object);
  switch (object.kind) {
    case "bytes": {
      const text = `${name}[${place.element}]`;
      return { place: text, read: text, type: "u8", c: { kind: "named", name: "u_char" } };
    }
    case "string":
      throw new RangeError(`${object.name} is text`);
    case "integers": {
      const text = object.count === 1 ? name : `${name}[${place.element}]`;
      return { place: text, read: text, type: typeText(context, object.type), c: object.type };
    }
    case "structures": {
      let structure = object.structure;
      let type: CType = { kind: structure.kind, tag: structure.name };
      let text = object.count === 1 ? name : `${name}[${place.element}]`;
      let inUnion = false;
      for (const member of place.members) {
        inUnion ||= structure.kind === "union";
        text += `.${context.fieldOf(structure, member.name)}`;
        type = member.type;
        structure = structureOf(context.structures, type) ?? structure;
      }
      const read = inUnion ? `unsafe { ${text} }` : text;
      return { place: text, read, type: typeText(context, type), c: type };
    }
  }
}

/** Whether every architecture has room for a number in an integer type. */
function fits({ archs, model }: Context, number: bigint, type: CType): boolean {
  return archs.every((arch) => {
    const abi = abiOf(model, type, arch);
    if (abi.kind !== "integer") return false;
    const bits = abi.size * 8;
    return number === (abi.signed ? BigInt.asIntN(bits, number) : BigInt.asUintN(bits, number));
  });
}

/** In bytes, as a `usize`. */
function sizeOf(scope: Scope, object: string): string {
  const { name, object: memory } = scope.objectOf(object);
  if (memory.kind === "string") return `${name}.count_bytes()`;
  return memory.kind === "bytes" ? `${name}.len()` : `size_of_val(&${name})`;
}

/** Constants or-ed together; `more` comes behind each of them. */
function orOf(constants: readonly NamedConstant[], more: string): string {
  return constants.map((constant) => constantText(constant) + more).join(" | ");
}

/** The Rust type that all of the constants have; undefined where they have several or none. */
function typeOfAll(context: Context, constants: readonly NamedConstant[]): string | undefined {
  const names = new Set(constants.map(({ family: { type } }) => type));
  const [name, ...others] = names;
  if (name === undefined || others.length > 0) return undefined;
  return typeText(context, { kind: "named", name });
}

function constantText({ constant, family }: NamedConstant): string {
  if (family.name === "errno") return `Errno::${constant.name}.0`;
  return family.type === undefined || family.kind === "numbers"
    ? constant.name
    : `${typeName(family)}::${constant.name}.0`;
}
