import type { CType } from "syscalls-table";
import type { ErrorConvention } from "../call.js";
import type { SafeParameter, SafeResult } from "./form.js";
import type { ResultRecord } from "./record.js";
import { gap, type Gap } from "./role.js";

/** What the wrapper gives back for the result of the C function. */
export function resultOf(
  { returns, errorConvention }: { returns: CType; errorConvention: ErrorConvention },
  record: ResultRecord | undefined,
  parameters: readonly SafeParameter[],
): SafeResult | Gap {
  if (errorConvention === "noreturn") return { kind: "never" };
  if (errorConvention === "errno-value" || returns.kind === "void") return { kind: "none" };
  if (returns.kind === "pointer") return { kind: "address" };
  return recorded(returns, record, parameters) ?? unrecorded(returns, parameters);
}

function unrecorded(type: CType, parameters: readonly SafeParameter[]): SafeResult | Gap {
  const filled = parameters.find(hasRoom);
  if (filled === undefined) return { kind: "value", type, family: undefined };
  return gap(
    `what the result says about ${filled.name}`,
    `"result": { "length": "${filled.name}", "unit": "bytes" }`,
  );
}

/** A buffer of the caller's, of which the kernel may fill a part. */
function hasRoom(parameter: SafeParameter): boolean {
  switch (parameter.kind) {
    case "bytes":
    case "vectors":
      return parameter.direction !== "in";
    case "elements":
      return parameter.direction !== "in" && parameter.count === undefined;
    case "value":
    case "descriptor":
    case "string":
    case "object":
    case "address":
      return false;
  }
}

/** Undefined where the record is silent, or about a parameter that there is not. */
function recorded(
  type: CType,
  record: ResultRecord | undefined,
  parameters: readonly SafeParameter[],
): SafeResult | undefined {
  if (record === undefined || record === "none" || record === "descriptor") {
    return record && { kind: record };
  }
  if (record === "value") return { kind: "value", type, family: undefined };
  if ("family" in record) return { kind: "value", type, family: record.family };
  const name = "length" in record ? record.length : record.string;
  const of = parameters.findIndex((parameter) => parameter.name === name);
  if (of === -1) return undefined;
  return "length" in record ? { kind: "length", of, unit: record.unit } : { kind: "string", of };
}
