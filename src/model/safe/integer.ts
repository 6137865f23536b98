import type { ModelParameter } from "../call.js";
import type { ParameterRecord } from "./record.js";
import { gap, type Role } from "./role.js";
import type { CType } from "syscalls-table";

/** What becomes of a parameter that is no pointer and no length. */
export function integerRole(
  { name, type }: ModelParameter,
  record: ParameterRecord | undefined,
  /** What the pointer parameters of the call point to, by name. */
  objects: ReadonlyMap<string, CType>,
): Role {
  if (typeof record === "object") {
    if ("family" in record) return value(name, type, record.family);
    if ("none" in record) return descriptor(name, { none: record.none });
    if ("constant" in record) return { kind: "constant", value: record.constant };
    const object = "sizeOf" in record ? objects.get(record.sizeOf) : undefined;
    if (object !== undefined) return { kind: "size", type: object };
  }
  switch (record) {
    case undefined:
      return value(name, type, undefined);
    case "descriptor":
      return descriptor(name, {});
    case "directory":
      return descriptor(name, { directory: true });
    case "consumed":
      return descriptor(name, { ownership: "consumed" });
    case "new-descriptors":
    case "address":
    case "returned":
    case "filled":
    default:
      return gap(
        `what ${name} is: its record does not fit an integer`,
        `"parameters": { "${name}": "descriptor" }`,
      );
  }
}

function value(name: string, type: CType, family: string | undefined): Role {
  return { kind: "parameter", parameter: { name, kind: "value", type, family } };
}

function descriptor(
  name: string,
  {
    ownership = "borrowed",
    directory = false,
    none,
  }: { ownership?: "borrowed" | "consumed"; directory?: boolean; none?: number },
): Role {
  return {
    kind: "parameter",
    parameter: { name, kind: "descriptor", ownership, directory, none },
  };
}
