import type { Entry, Prototype } from "syscalls-table";
import type { Problem } from "./error.js";
import type { CallFacts, Facts } from "./facts.js";
import { nearest } from "./nearest.js";
import { problemAt, type Source } from "./source.js";

/** `other` is the number of another native call with the same name, if there is one. */
export function checkName(
  name: string,
  entry: Entry,
  other: number | undefined,
  source: Source,
): readonly Problem[] {
  if (other === undefined) return [];
  return [
    problemAt(source, entry.span, {
      code: "ML005",
      message: `${name} is the name of two native calls, ${other} and ${entry.number}`,
      hint: "mark the older form with its COMPAT flag, or give one of them another name",
    }),
  ];
}

/** Holds the record of a call against its entry: there has to be one, and it has to fit. */
export function checkRecord(
  name: string,
  record: CallFacts | undefined,
  entry: Entry,
  prototype: Prototype,
  facts: Facts,
  source: Source,
): readonly Problem[] {
  if (record === undefined) return [noRecord(name, prototype, facts, source)];
  return [
    ...checkConvention(name, record, entry, prototype, source),
    ...checkCorrections(name, record, prototype, source),
  ];
}

function noRecord(name: string, { span }: Prototype, facts: Facts, source: Source): Problem {
  const near = nearest(name, Object.keys(facts.calls));
  return problemAt(source, span, {
    code: "ML001",
    message: `nothing is known about how ${name} reports errors`,
    hint:
      (near === undefined ? "" : `did you mean ${near}? If not, `) +
      `add a record to an overlay file and pass it with --overlay: ` +
      `{ "calls": { "${name}": { "errors": "errno" } } }`,
  });
}

function checkConvention(
  name: string,
  record: CallFacts,
  entry: Entry,
  prototype: Prototype,
  source: Source,
): readonly Problem[] {
  const reason = misfit(record, entry, prototype.returns.kind);
  if (reason === undefined) return [];
  return [
    problemAt(source, prototype.span, {
      code: "ML006",
      message: `the error convention ${record.errors} does not fit ${name}: ${reason}`,
      hint: "correct the record of the call, or its prototype and flags",
    }),
  ];
}

/** Why a convention cannot be true of a prototype; undefined where it can. */
function misfit({ errors }: CallFacts, entry: Entry, returns: string): string | undefined {
  if (entry.flags.includes("NORETURN") && errors !== "noreturn") return "the table says NORETURN";
  switch (errors) {
    case "errno-pointer":
      return returns === "pointer" ? undefined : "the call returns no pointer";
    case "errno":
    case "errno-value":
    case "ambiguous":
      if (returns === "pointer") return "the call returns a pointer";
      return returns === "void" ? "the call returns nothing" : undefined;
    case "never-fails":
    case "noreturn":
      return undefined;
  }
}

/**
 * A correction of what is not there does nothing, which its author has to know.
 *
 * It is no error, for the bundled records go with tables of other releases too, and tables without
 * any annotations have nothing to correct.
 */
function checkCorrections(
  name: string,
  record: CallFacts,
  { parameters, span }: Prototype,
  source: Source,
): readonly Problem[] {
  const annotated = parameters
    .filter(({ annotations }) => annotations.some(({ kind }) => kind !== "contains"))
    .map((parameter) => parameter.name);
  if (annotated.length === 0) return [];
  return Object.keys(record.pointers ?? {})
    .filter((pointer) => !annotated.includes(pointer))
    .map((pointer) => ({
      ...problemAt(source, span, {
        code: "ML007",
        message: `the record of ${name} corrects ${pointer}, which is no annotated pointer of it`,
        hint: `its annotated pointers are ${annotated.join(", ")}`,
      }),
      severity: "warning",
    }));
}
