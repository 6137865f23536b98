import type { CType } from "syscalls-table";
import { recordOf, type Facts, type TypeFacts } from "../facts.js";
import type { Call, ModelParameter } from "../call.js";
import type { SafeForm } from "./form.js";
import { integerRole } from "./integer.js";
import { lengthsIn } from "./lengths.js";
import { link } from "./link.js";
import { pointedBy } from "./pointed.js";
import { pointerRole } from "./pointer.js";
import type { SafeRecord, WrapperRecord } from "./record.js";
import { resultOf } from "./result.js";
import { unknownLayout } from "./unknown-layout.js";
import { gap, type Gap, type Role } from "./role.js";

/** What the rules look at. */
export type CallShape = Pick<Call, "returns" | "parameters" | "variadic" | "errorConvention">;

/**
 * Decides what a call is in the safe layer, from its types, its annotations and its record; or says
 * what a record would have to tell.
 */
export function safeFormOf(
  call: CallShape,
  record: SafeRecord | undefined,
  { types, structures }: Pick<Facts, "types" | "structures">,
): { readonly form: SafeForm } | { readonly gaps: readonly Gap[] } {
  if (record !== undefined && "raw" in record) {
    return raw(record.raw);
  }
  if (call.variadic) return { gaps: [gap("what its further arguments are", `"raw": "…"`)] };
  const roles = rolesOf(call.parameters, record ?? {}, types);
  const unannotated = roles.find((role) => role.kind === "unannotated");
  if (unannotated !== undefined) {
    return raw(`The table does not say what the call does with \`${unannotated.name}\`.`);
  }
  const linked = link(call.parameters, roles);
  const unknown = unknownLayout(linked, { types, structures });
  if (unknown !== undefined) return raw(`The layout of \`${unknown}\` is not known.`);
  const result = resultOf(call, record?.result, linked.parameters);
  const gaps = [...roles, result].filter((role) => role.kind === "gap");
  if (result.kind === "gap" || gaps.length > 0) return { gaps };
  const warnings = roles.flatMap((role) =>
    role.kind === "parameter" && role.unsafe !== undefined ? [role.unsafe] : [],
  );
  return {
    form: {
      kind: "wrapper",
      ...linked,
      result,
      unsafe: record?.unsafe ?? (warnings.length === 0 ? undefined : warnings.join(" ")),
      againstRuntime: record?.againstRuntime,
    },
  };
}

function raw(reason: string): { readonly form: SafeForm } {
  return { form: { kind: "raw", reason } };
}

/** One for each parameter, in their order. */
function rolesOf(
  parameters: readonly ModelParameter[],
  { parameters: records = {}, unsafe }: WrapperRecord,
  facts: TypeFacts,
): readonly Role[] {
  const lengths = lengthsIn(parameters, records, facts);
  const objects = objectsOf(parameters, facts);
  return parameters.map((parameter) => {
    const { name, type } = parameter;
    const record = recordOf(records, name);
    const length = lengths.get(name);
    if (record === undefined && length !== undefined) return length;
    const pointed = pointedBy(type, facts);
    if (pointed === undefined) return integerRole(parameter, record, objects);
    return pointerRole(withoutSize(parameter, records), pointed, record, unsafe !== undefined);
  });
}

/** A count that is the size of the one object there is counts nothing. */
function withoutSize(
  parameter: ModelParameter,
  records: NonNullable<WrapperRecord["parameters"]>,
): ModelParameter {
  const sized = Object.values(records).some(
    (record) =>
      typeof record === "object" && "sizeOf" in record && record.sizeOf === parameter.name,
  );
  if (!sized || parameter.pointee === undefined) return parameter;
  return { ...parameter, pointee: { ...parameter.pointee, count: undefined } };
}

function objectsOf(
  parameters: readonly ModelParameter[],
  facts: TypeFacts,
): ReadonlyMap<string, CType> {
  return new Map(
    parameters.flatMap(({ name, type }) => {
      const pointed = pointedBy(type, facts);
      return pointed?.kind === "object" ? [[name, pointed.type] as const] : [];
    }),
  );
}
