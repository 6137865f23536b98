import type { Facts } from "../facts.js";
import { nearest } from "../nearest.js";
import type { Fault } from "./fault.js";

/** The families that the safe forms of calls name have to be there. */
export function callFaults({ calls, constants }: Facts): readonly Fault[] {
  return Object.entries(calls).flatMap(([name, { safe }]) => {
    if (safe === undefined || "raw" in safe) return [];
    const path = ["calls", name, "safe"];
    const parameters = Object.entries(safe.parameters ?? {}).flatMap(([parameter, record]) =>
      familyFaults(constants, record, [...path, "parameters", parameter]),
    );
    return [...parameters, ...familyFaults(constants, safe.result, [...path, "result"])];
  });
}

function familyFaults(
  constants: Facts["constants"],
  record: unknown,
  path: readonly string[],
): readonly Fault[] {
  if (typeof record !== "object" || record === null || !("family" in record)) return [];
  const { family } = record;
  if (typeof family !== "string" || Object.hasOwn(constants, family)) return [];
  const near = nearest(family, Object.keys(constants));
  return [
    {
      code: "DA020",
      message: `there is no family of constants ${family}`,
      hint: near === undefined ? "add it to the constants" : `did you mean ${near}?`,
      path: [...path, "family"],
    },
  ];
}
