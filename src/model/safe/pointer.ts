import type { CType } from "syscalls-table";
import type { ModelParameter, Pointee } from "../call.js";
import { countedRole } from "./counted.js";
import type { Pointed } from "./pointed.js";
import type { ParameterRecord } from "./record.js";
import { gap, type Role } from "./role.js";

/** What becomes of a pointer that is not the length of another one. */
export function pointerRole(
  { name, pointee }: ModelParameter,
  pointed: Pointed,
  record: ParameterRecord | undefined,
  /** The record says what callers of the call have to see to. */
  unsafe: boolean,
): Role {
  const optional = pointee?.optional ?? true;
  if (record === "address")
    return { kind: "parameter", parameter: { name, kind: "address", optional } };
  if (typeof record === "object") {
    if ("constant" in record) return { kind: "constant", value: record.constant };
    if ("vectors" in record) {
      const direction = record.vectors;
      return { kind: "parameter", parameter: { name, kind: "vectors", direction, optional } };
    }
  }
  if (pointee === undefined) return { kind: "unannotated", name };
  if (pointed.kind === "indirect")
    return gap(`how ${name} is made: it leads to pointers`, `"raw": "…"`);
  if (pointee.count !== undefined) {
    return countedRole(name, pointee, pointee.count, pointed, record, unsafe);
  }
  return singleRole(name, pointee, pointed, record);
}

/** A pointer to one object, or to a string. */
function singleRole(
  name: string,
  pointee: Pointee,
  pointed: Pointed,
  record: ParameterRecord | undefined,
): Role {
  const { direction, optional, nulTerminated } = pointee;
  if (pointed.kind === "object") return objectRole(name, pointee, pointed.type, record);
  if (pointed.kind === "bytes" && nulTerminated && direction === "in") {
    return { kind: "parameter", parameter: { name, kind: "string", optional } };
  }
  return gap(
    `how much memory ${name} points to`,
    `"parameters": { "${name}": "address" }, "unsafe": "…"`,
  );
}

function objectRole(
  name: string,
  { direction, optional, contains }: Pointee,
  type: CType,
  record: ParameterRecord | undefined,
): Role {
  if (direction === "out") {
    const zeroed = typeof record === "object" && "zeroed" in record;
    if (record === "new-descriptors") return { kind: "new-descriptors", count: 1 };
    if (record === "returned" || zeroed || (!optional && record !== "filled")) {
      return { kind: "output", type, zeroed };
    }
  }
  const carried = typeof record === "object" && "carries" in record;
  return {
    kind: "parameter",
    parameter: { name, kind: "object", type, direction, optional },
    ...(direction !== "out" &&
      contains.pointer &&
      !carried && { unsafe: `The kernel follows the addresses in \`${name}\`.` }),
  };
}
