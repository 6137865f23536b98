import type { CType } from "syscalls-table";
import { abiOf } from "../../../model/abi.js";
import type { Argument, MemoryObject, PointerArgument } from "../../../model/suite/form.js";
import type { Scope, ScopedObject } from "../scope.js";
import type { Context } from "./context.js";
import { typedValue, wideValue } from "./value.js";

/** An argument for a parameter, or a value for a member, of `type`, which is `wanted` in Zig. */
export function argumentText(
  context: Context,
  scope: Scope,
  argument: Argument,
  type: CType,
  wanted: string,
): string {
  const isInteger = context.archs.every(
    (arch) => abiOf(context.model, type, arch).kind === "integer",
  );
  switch (argument.kind) {
    case "null":
      return isInteger ? "0" : "null";
    case "object": {
      if (!isInteger) return addressFor(context, scope, argument, wanted);
      const object = scope.objectOf(argument.object);
      return `check.to(${wanted}, @intFromPtr(${elementAddress(object, argument.element)}))`;
    }
    case "address": {
      const variable = scope.variableOf(argument.variable);
      return isInteger ? `check.to(${wanted}, ${variable})` : pointerTo(variable);
    }
    case "unmapped":
      return isInteger
        ? `check.to(${wanted}, @intFromPtr(check.unmapped()))`
        : "@ptrCast(check.unmapped())";
    case "value":
      return isInteger
        ? typedValue(context, scope, argument.value, type)
        : pointerTo(wideValue(context, scope, argument.value));
  }
}

/** Whether a binding does not take an argument, because it would make a pointer null. */
export function needsLoose(argument: Argument, wanted: string): boolean {
  return argument.kind === "null" && /^[*[]/.test(wanted);
}

function pointerTo(address: string): string {
  return `@ptrFromInt(check.to(usize, ${address}))`;
}

/** Where an object or one of its elements is, as a pointer that goes where one of `wanted` does. */
function addressFor(
  context: Context,
  scope: Scope,
  { element, object: name }: PointerArgument,
  wanted: string,
): string {
  const scoped = scope.objectOf(name);
  const { object } = scoped;
  const { aligned, constant, many, sentinel, to } = pointerOf(wanted);
  const text = elementAddress(scoped, element);
  const own = elementType(context, object);
  const mutable = object.kind === "string" && !constant ? `@constCast(${text})` : text;
  const isSentinel = sentinel === undefined || (sentinel === "0" && object.kind === "string");
  if (to === "anyopaque" && !many) return mutable;
  const array = /^\[(\d+)\](.*)$/.exec(to);
  if (array?.[2] === own && !many && element === 0 && Number(array[1]) === countOf(object)) {
    return mutable;
  }
  if (to === own && isSentinel) {
    if (many === isMany(object)) return mutable;
    if (!many) return `&${scoped.name}[${element}]`;
  }
  const needsAlignment = aligned && to !== "u8" && isMany(object) && own === "u8";
  return needsAlignment ? `@ptrCast(@alignCast(${mutable}))` : `@ptrCast(${mutable})`;
}

/** A pointer to one object, or to an array from one of its elements on. */
function elementAddress({ name, object }: ScopedObject, element: number): string {
  if (!isMany(object)) return `&${name}`;
  if (element > 0)
    return object.kind === "string" ? `${name}[${element}..]` : `${name}[${element}..]`;
  return object.kind === "string" ? name : `&${name}`;
}

function isMany(object: MemoryObject): boolean {
  return object.kind === "bytes" || object.kind === "string" || object.count > 1;
}

function countOf(object: MemoryObject): number {
  switch (object.kind) {
    case "bytes":
      return object.length;
    case "string":
      return object.text.length;
    case "integers":
    case "structures":
      return object.count;
  }
}

function elementType(context: Context, object: MemoryObject): string {
  switch (object.kind) {
    case "bytes":
    case "string":
      return "u8";
    case "integers":
      return context.scalarType(object.type);
    case "structures":
      return context.structureType(object.structure);
  }
}

/** What the text of a pointer type says. */
function pointerOf(type: string): {
  readonly many: boolean;
  readonly sentinel: string | undefined;
  readonly aligned: boolean;
  readonly constant: boolean;
  readonly to: string;
} {
  const [, one, sentinel, align, constant, to = ""] =
    /^\??(?:(\*)|\[\*(?::(\w+))?\])(align\(1\) )?(const )?(.*)$/.exec(type) ?? [];
  return {
    many: one === undefined,
    sentinel,
    aligned: align === undefined,
    constant: constant !== undefined,
    to,
  };
}
