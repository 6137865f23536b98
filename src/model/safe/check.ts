import type { Prototype } from "syscalls-table";
import type { Problem } from "../error.js";
import { problemAt, type Source } from "../source.js";
import type { SafeForm } from "./form.js";
import type { SafeRecord, WrapperRecord } from "./record.js";
import type { Gap } from "./role.js";

/** What keeps a call from having a safe form, and what its record says in vain. */
export function checkSafe(
  name: string,
  record: SafeRecord | undefined,
  prototype: Prototype,
  decided: { readonly form: SafeForm } | { readonly gaps: readonly Gap[] },
  source: Source,
): readonly Problem[] {
  const gaps = "gaps" in decided ? decided.gaps : [];
  return [
    ...gaps.map(({ unknown, record: hint }) =>
      problemAt(source, prototype.span, {
        code: "ML008",
        message: `the safe form of ${name} is not reviewed: it is not known ${unknown}`,
        hint:
          `say so in an overlay file: { "calls": { "${name}": { "safe": { ${hint} } } } }; ` +
          `or keep the call raw: "safe": { "raw": "why" }`,
      }),
    ),
    ...checkNames(name, record, prototype, source),
  ];
}

/** A warning, because the bundled records go with tables of other releases too. */
function checkNames(
  name: string,
  record: SafeRecord | undefined,
  { parameters, span }: Prototype,
  source: Source,
): readonly Problem[] {
  if (record === undefined || "raw" in record) return [];
  const names = parameters.map((parameter) => parameter.name);
  return namesIn(record)
    .filter((parameter) => !names.includes(parameter))
    .map((parameter) => ({
      ...problemAt(source, span, {
        code: "ML009",
        message: `the record of ${name} says how ${parameter} is safe, which is no parameter of it`,
        hint:
          names.length === 0 ? "it has no parameters" : `its parameters are ${names.join(", ")}`,
      }),
      severity: "warning" as const,
    }));
}

function namesIn({ parameters, result }: WrapperRecord): readonly string[] {
  const named = Object.keys(parameters ?? {});
  if (typeof result !== "object" || "family" in result) return named;
  return [...named, "length" in result ? result.length : result.string];
}
