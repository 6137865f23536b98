import type { CType, Expression } from "syscalls-table";
import { withoutPointerTypedefs } from "../abi.js";
import { archNames, type ArchName } from "../arch.js";
import { onArchs } from "../data/fault.js";
import { sizeOf } from "../layout/find.js";
import type { Call, ModelParameter } from "../call.js";
import type { Argument, Value } from "./form.js";
import type { LookupModel } from "./lookup.js";
import { elementSize, roomFrom } from "./memory.js";
import { Mistake } from "./mistake.js";
import type { Scope } from "./scope.js";

/**
 * An object has to be as large as the call is told that it is, and at least as large as what the
 * type of the parameter points to; text and nothing else goes where the call wants it.
 */
export function requireRoom(
  call: Call,
  given: readonly Argument[],
  index: number,
  scope: Scope,
): void {
  const [pointer, parameter] = [given[index], call.parameters[index]];
  if (pointer?.kind !== "object" || parameter === undefined) return;
  const object = scope.objects.get(pointer.object);
  if (object === undefined) return;
  const what = `${parameter.name} of ${call.name}`;
  if (object.kind === "string" && parameter.pointee?.direction !== "in") {
    throw new Mistake("DA035", `${what} is not only read, and ${object.name} is text`);
  }
  const { pointee } = parameter;
  if (pointee?.nulTerminated === true && pointee.direction === "in" && object.kind === "bytes") {
    throw new Mistake("DA035", `${what} ends with a NUL`, [], `make ${object.name} a string`);
  }
  const { model } = scope.lookup;
  const short = archNames.filter(
    (arch) =>
      roomFrom(model, object, pointer.element, arch) <
      neededBytes(call, given, parameter, arch, scope),
  );
  const [arch] = short;
  if (arch === undefined) return;
  const [room, needed] = [
    roomFrom(model, object, pointer.element, arch),
    neededBytes(call, given, parameter, arch, scope),
  ];
  const where = onArchs(short, archNames);
  const message = `${what} needs ${needed} bytes, and ${object.name} has ${room} there${where}`;
  throw new Mistake("DA036", message);
}

/** 0 where nobody can say. */
function neededBytes(
  call: Call,
  given: readonly Argument[],
  parameter: ModelParameter,
  arch: ArchName,
  scope: Scope,
): number {
  const element = pointeeSize(scope.lookup.model, parameter.type, arch);
  const { pointee } = parameter;
  if (pointee?.nulTerminated === true) return 0;
  if (pointee?.count === undefined) return element ?? 0;
  const count = numberFor(pointee.count.expression, call, given, arch, scope);
  if (count === undefined) return 0;
  return Number(count) * (pointee.count.unit === "bytes" ? 1 : (element ?? 1));
}

/** Bytes of what a pointer is to; undefined for void, and for what has no known layout. */
function pointeeSize(model: LookupModel, type: CType, arch: ArchName): number | undefined {
  const pointer = withoutPointerTypedefs(model, type);
  if (pointer.kind !== "pointer" || pointer.to.kind === "void") return undefined;
  try {
    return sizeOf(model, pointer.to, arch);
  } catch {
    // A struct that nobody knows the layout of: what the data says about it cannot be checked.
    return undefined;
  }
}

/** What an annotation counts, with the arguments of one step; undefined if only a run can tell. */
function numberFor(
  expression: Expression,
  call: Call,
  given: readonly Argument[],
  arch: ArchName,
  scope: Scope,
): bigint | undefined {
  switch (expression.kind) {
    case "number":
      return BigInt(expression.value);
    case "parameter": {
      const index = call.parameters.findIndex(({ name }) => name === expression.name);
      const argument = given[index];
      return argument?.kind === "value" ? knownValue(argument.value, arch, scope) : undefined;
    }
    case "constant":
    case "dereference":
      return undefined;
    case "binary": {
      const left = numberFor(expression.left, call, given, arch, scope);
      const right = numberFor(expression.right, call, given, arch, scope);
      if (left === undefined || right === undefined) return undefined;
      return operators[expression.operator](left, right);
    }
  }
}

const operators = {
  "+": (left: bigint, right: bigint) => left + right,
  "-": (left: bigint, right: bigint) => left - right,
  "*": (left: bigint, right: bigint) => left * right,
  "/": (left: bigint, right: bigint) => (right === 0n ? undefined : left / right),
  "%": (left: bigint, right: bigint) => (right === 0n ? undefined : left % right),
} as const;

/** The number that a value is, if that follows from the data alone. */
function knownValue(value: Value, arch: ArchName, scope: Scope): bigint | undefined {
  switch (value.kind) {
    case "number":
      return value.number;
    case "constants":
      return value.constants.reduce(
        (bits, { constant }) =>
          bits | (typeof constant.value === "bigint" ? constant.value : constant.value[arch]),
        0n,
      );
    case "size": {
      const object = scope.objects.get(value.object);
      if (object === undefined) return undefined;
      if (object.kind === "string") return BigInt(object.text.length);
      const { model } = scope.lookup;
      return BigInt(roomFrom(model, object, 0, arch) || elementSize(model, object, arch));
    }
    case "variable":
    case "place":
      return undefined;
  }
}
