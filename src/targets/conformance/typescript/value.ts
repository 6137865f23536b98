import { archOf } from "../../../model/arch.js";
import type { NamedConstant, Place, Value } from "../../../model/suite/form.js";
import { memberShape } from "../../typescript/structs/member.js";
import { familyName, isWideFamily } from "../../typescript/tables/constants.js";
import { isWideType, type TypeName } from "../../typescript/type.js";
import { type Code, flat } from "./print.js";
import type { Scope } from "./scope.js";

/** An expression, and whether it is a `bigint` or a `number`. */
export interface Expression {
  readonly code: Code;
  readonly wide: boolean;
}

/** An integer for those that take either kind of number. */
export function expression(value: Value, scope: Scope): Expression {
  switch (value.kind) {
    case "number":
      return simple(`${String(value.number)}n`, true);
    case "constants":
      return constants(value.constants, scope);
    case "variable":
      return simple(scope.identifier(value.name), true);
    case "size":
      return simple(sizeText(value.object, scope), false);
    case "place":
      return placeExpression(value.place, scope);
  }
}

/** An integer for a parameter or a member of a type, which takes one kind of number alone. */
export function converted(value: Value, type: TypeName, scope: Scope): Code {
  if (value.kind === "number") return literal(value.number, type, scope);
  const { code, wide } = expression(value, scope);
  const fits = value.kind === "constants" ? fitted(value.constants, type, scope) : undefined;
  if (wide === isWideType(type)) return fits?.(code) ?? code;
  const same = { callee: wide ? "Number" : "BigInt", args: [code] };
  return fits?.(same) ?? same;
}

/** Where an integer is, to be read or set. */
export interface PlaceExpression extends Expression {
  readonly type: Exclude<TypeName, "void">;
  /** What stands before and behind a value that is put there. */
  readonly assign: readonly [before: string, after: string];
}

export function placeExpression(
  { element, members, object }: Place,
  scope: Scope,
): PlaceExpression {
  const found = scope.object(object);
  const name = scope.identifier(object);
  if (found.kind === "integers") {
    const index = String(element);
    return {
      ...simple(`${name}.get(${index})`, true),
      type: "i64",
      assign: [`${name}.set(${index}, `, ")"],
    };
  }
  if (found.kind !== "structures") {
    return {
      ...simple(`t.byte(${name}, ${String(element)})`, false),
      type: "u8",
      assign: [`${name}[${String(element)}] = `, ""],
    };
  }
  const start = found.count === 1 ? name : `${name}.at(${String(element)})`;
  const text = [start, ...members.map((member) => member.name)].join(".");
  const last = members.at(-1);
  const kind = last && memberShape(scope.model, last, scope.archs).kind;
  if (kind?.kind !== "integer") throw new Error(`${text} of the suite is no integer`);
  return {
    ...simple(text, isWideType(kind.type)),
    type: kind.type,
    assign: [`${text} = `, ""],
  };
}

/** The memory of an object, from one of its elements on. */
export function memoryText(object: string, element: number, scope: Scope): string {
  const found = scope.object(object);
  const name = scope.identifier(object);
  const whole = found.kind === "bytes" || found.kind === "string" ? name : `${name}.$bytes`;
  if (element === 0) return whole;
  if (found.kind === "structures") return `${name}.at(${String(element)}).$bytes`;
  if (found.kind === "integers") return `${name}.from(${String(element)})`;
  return `${whole}.subarray(${String(element)})`;
}

function sizeText(object: string, scope: Scope): string {
  const text = `${memoryText(object, 0, scope)}.length`;
  return scope.object(object).kind === "string" ? `${text} - 1` : text;
}

function simple(text: string, wide: boolean): Expression {
  return { code: text, wide };
}

/** Constants by their names, or-ed together. */
function constants(some: readonly NamedConstant[], scope: Scope): Expression {
  const wides = some.map(({ family }) => isWideFamily(scope.model, family));
  const wide = wides.includes(true);
  const texts = some.map(({ constant, family }, index) => {
    const object = familyName(family.name);
    scope.imports.constants.add(object);
    const name = `${object}.${constant.name}`;
    if (typeof constant.value !== "bigint") scope.imports.libsys.add("machine");
    const text = typeof constant.value === "bigint" ? name : `${name}[machine]`;
    return wide && wides[index] === false ? `BigInt(${text})` : text;
  });
  return { code: texts.length === 1 ? texts.join() : { operands: texts }, wide };
}

function literal(value: bigint, type: TypeName, scope: Scope): string {
  const { signed, sizes } = rangeOf(type, scope);
  const fit = (bits: number) => (signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value));
  const values = new Set(sizes.map((size) => fit(size * 8)));
  const suffix = isWideType(type) ? "n" : "";
  // What only some machines have room for is left to them to refuse.
  if (values.size === 1 || signed) return `${String(fit(Math.max(...sizes) * 8))}${suffix}`;
  scope.imports.libsys.add("word");
  return `word(${String(value)}n)`;
}

/**
 * How to get what has the bits of or-ed constants and is within the range of a type; undefined if
 * they are within it as they are.
 */
function fitted(
  some: readonly NamedConstant[],
  type: TypeName,
  scope: Scope,
): ((code: Code) => Code) | undefined {
  const { signed, sizes } = rangeOf(type, scope);
  const bits = Math.min(...sizes) * 8;
  const least = signed ? -(1n << BigInt(bits - 1)) : 0n;
  const most = signed ? (1n << BigInt(bits - 1)) - 1n : (1n << BigInt(bits)) - 1n;
  const wide = isWideType(type);
  const fits = orOf(some, scope).every((each) => {
    // The operators of numbers work on 32 bits with a sign.
    const seen = some.length > 1 && !wide ? BigInt.asIntN(32, each) : each;
    return seen >= least && seen <= most;
  });
  if (fits) return undefined;
  if (wide && new Set(sizes).size > 1) {
    scope.imports.libsys.add("word");
    return (code) => ({ callee: "word", args: [code] });
  }
  if (wide) return (code) => ({ callee: fixed(signed), args: [String(bits), code] });
  const inside = (code: Code) => (some.length > 1 ? `(${flat(code)})` : flat(code));
  if (bits === 32) return (code) => `${inside(code)} ${signed ? "|" : ">>>"} 0`;
  if (!signed) return (code) => `${inside(code)} & 0x${((1 << bits) - 1).toString(16)}`;
  const shift = String(32 - bits);
  return (code) => `(${inside(code)} << ${shift}) >> ${shift}`;
}

function fixed(signed: boolean): string {
  return signed ? "BigInt.asIntN" : "BigInt.asUintN";
}

/** The value of or-ed constants on each architecture. */
function orOf(some: readonly NamedConstant[], { archs }: Scope): readonly bigint[] {
  return archs.map((arch) =>
    some.reduce(
      (all, { constant: { value } }) => all | (typeof value === "bigint" ? value : value[arch]),
      0n,
    ),
  );
}

/** The sizes that a type has, in bytes, and whether it has a sign everywhere. */
function rangeOf(
  type: TypeName,
  { archs }: Scope,
): { readonly signed: boolean; readonly sizes: readonly number[] } {
  const named = /^([iu])(8|16|32|64)$/.exec(type);
  if (named !== null) return { signed: named[1] === "i", sizes: [Number(named[2]) / 8] };
  const sizes = archs.map((name) => {
    const arch = archOf(name);
    if (type === "time") return arch.timeSize;
    return type === "char" ? 1 : arch.pointerSize;
  });
  return { signed: type === "long" || type === "time", sizes };
}
