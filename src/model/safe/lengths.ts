import type { Expression } from "syscalls-table";
import { recordOf, type TypeFacts } from "../facts.js";
import type { ModelParameter } from "../call.js";
import { pointedBy } from "./pointed.js";
import type { ParameterRecord } from "./record.js";
import type { Role } from "./role.js";

export type LengthRole = Extract<Role, { readonly kind: "length" | "length-pointer" }>;

/**
 * The parameters that say how long another one is, by their names: those that the count in an
 * annotation names, and those that it dereferences.
 */
export function lengthsIn(
  parameters: readonly ModelParameter[],
  records: Readonly<Record<string, ParameterRecord>>,
  facts: TypeFacts,
): ReadonlyMap<string, LengthRole> {
  const roles = new Map<string, LengthRole>();
  for (const { name, type, pointee } of parameters) {
    if (pointee?.count === undefined || isNoSlice(recordOf(records, name))) continue;
    const { unit, expression } = pointee.count;
    const length = lengthNamed(expression);
    const holder = parameters.find((other) => other.name === length?.name);
    if (length === undefined || holder === undefined || roles.has(holder.name)) continue;
    if (!length.behindPointer) {
      const bytes = unit === "bytes" || pointedBy(type, facts)?.kind === "bytes";
      roles.set(holder.name, { kind: "length", of: name, unit: bytes ? "bytes" : "elements" });
    } else if (holder.type.kind === "pointer") {
      roles.set(holder.name, { kind: "length-pointer", of: name, type: holder.type.to });
    }
  }
  return roles;
}

/** Pointers that are not slices have no length: their count is a number like any other. */
function isNoSlice(record: ParameterRecord | undefined): boolean {
  return record === "address" || (typeof record === "object" && "constant" in record);
}

/** The parameter that a count is; undefined where it has to be computed. */
export function lengthNamed(
  expression: Expression,
): { readonly name: string; readonly behindPointer: boolean } | undefined {
  if (expression.kind === "parameter") return { name: expression.name, behindPointer: false };
  if (expression.kind !== "dereference" || expression.of.kind !== "parameter") return undefined;
  return { name: expression.of.name, behindPointer: true };
}
