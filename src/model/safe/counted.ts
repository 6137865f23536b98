import type { Pointee, PointeeCount } from "../call.js";
import type { SafeParameter } from "./form.js";
import { lengthNamed } from "./lengths.js";
import type { Pointed } from "./pointed.js";
import type { ParameterRecord } from "./record.js";
import { gap, type Role } from "./role.js";

/** A pointer to as much as its annotation counts. */
export function countedRole(
  name: string,
  pointee: Pointee,
  count: PointeeCount,
  pointed: Pointed,
  record: ParameterRecord | undefined,
  unsafe: boolean,
): Role {
  const fixed = count.expression.kind === "number" ? count.expression.value : undefined;
  if (record === "new-descriptors" && (fixed === 1 || fixed === 2)) {
    return { kind: "new-descriptors", count: fixed };
  }
  const computed = fixed === undefined && lengthNamed(count.expression) === undefined;
  if (computed && !unsafe) {
    return gap(`who sees to it that ${name} has ${count.text} ${count.unit}`, `"unsafe": "…"`);
  }
  const parameter = sliceOf(name, pointee, pointed, fixed);
  if (parameter === undefined) {
    return gap(
      `what ${name} points to`,
      pointed.kind === "vectors"
        ? `"parameters": { "${name}": { "vectors": "in" } }`
        : `"raw": "…"`,
    );
  }
  const followed =
    pointee.direction !== "out" &&
    pointee.contains.pointer &&
    !(typeof record === "object" && "carries" in record);
  return {
    kind: "parameter",
    parameter,
    ...(followed && { unsafe: `The kernel follows the addresses in \`${name}\`.` }),
  };
}

function sliceOf(
  name: string,
  { direction, optional }: Pointee,
  pointed: Pointed,
  fixed: number | undefined,
): SafeParameter | undefined {
  switch (pointed.kind) {
    case "untyped":
    case "bytes":
    case "open-ended": {
      if (fixed !== undefined) return undefined;
      const holds = pointed.kind === "open-ended" ? pointed.type : undefined;
      return { name, kind: "bytes", direction, optional, holds };
    }
    case "object":
      return { name, kind: "elements", element: pointed.type, direction, optional, count: fixed };
    case "vectors":
    case "indirect":
      return undefined;
  }
}
