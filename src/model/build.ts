import type { Entry, Prototype, PrototypeBody, Table } from "syscalls-table";
import { bindingOf } from "./bound.js";
import type { Problem } from "./error.js";
import { recordOf, type CallFacts, type Facts } from "./facts.js";
import type { Call, LeftOut, Model } from "./model.js";
import { nearest } from "./nearest.js";
import { parameterOf } from "./parameter.js";
import { problemAt, type Source } from "./source.js";
import { symbolsOf } from "./symbols.js";
import { TypeCollector } from "./type-collector.js";

/**
 * Resolves every native call of a table for every architecture.
 *
 * The problems are errors with a code and a place; a call that has one is not in the model. `source`
 * is the text that the table was parsed from, for the lines that the problems quote.
 */
export function buildModel(
  table: Table,
  facts: Facts,
  source: Source,
): { readonly model: Model; readonly problems: readonly Problem[] } {
  const leftOut: LeftOut[] = [];
  const calls: Call[] = [];
  const problems: Problem[] = [];
  const types = new TypeCollector(facts.types, source);
  const seen = new Map<string, number>();
  for (const item of table.items) {
    if (item.kind !== "entry") continue;
    const binding = bindingOf(item);
    if (!binding.bound) {
      leftOut.push(binding.leftOut);
      continue;
    }
    const { name, body } = binding;
    const record = recordOf(facts.calls, name);
    const found = [
      ...checkName(name, item, seen, source),
      ...checkRecord(name, record, item, body, facts, source),
      ...types.add(body.prototype),
    ];
    problems.push(...found);
    seen.set(name, item.number);
    if (record !== undefined && found.length === 0) calls.push(callOf(name, item, body, record));
  }
  calls.sort((a, b) => a.number - b.number);
  return { model: { calls, leftOut, ...types.result() }, problems };
}

function checkName(
  name: string,
  entry: Entry,
  seen: ReadonlyMap<string, number>,
  source: Source,
): readonly Problem[] {
  const other = seen.get(name);
  if (other === undefined) return [];
  return [
    problemAt(source, entry.span, {
      code: "ML005",
      message: `${name} is the name of two native calls, ${other} and ${entry.number}`,
      hint: "mark the older form with its COMPAT flag, or give one of them another name",
    }),
  ];
}

function checkRecord(
  name: string,
  record: CallFacts | undefined,
  entry: Entry,
  { prototype }: PrototypeBody,
  facts: Facts,
  source: Source,
): readonly Problem[] {
  if (record === undefined) {
    const near = nearest(name, Object.keys(facts.calls));
    return [
      problemAt(source, prototype.span, {
        code: "ML001",
        message: `nothing is known about how ${name} reports errors`,
        hint:
          `add a record to an overlay file and pass it with --overlay: ` +
          `{ "calls": { "${name}": { "errors": "errno" } } }` +
          (near === undefined ? "" : `; or was ${near} meant?`),
      }),
    ];
  }
  const reason = misfit(record, entry, prototype.returns.kind);
  return [
    ...(reason === undefined
      ? []
      : [
          problemAt(source, prototype.span, {
            code: "ML006",
            message: `the error convention ${record.errors} does not fit ${name}: ${reason}`,
            hint: "correct the record of the call, or its prototype and flags",
          }),
        ]),
    ...checkCorrections(name, record, prototype, source),
  ];
}

/** A correction of what is not there would go unnoticed for ever. */
function checkCorrections(
  name: string,
  record: CallFacts,
  prototype: Prototype,
  source: Source,
): readonly Problem[] {
  const annotated = prototype.parameters
    .filter(({ annotations }) => annotations.some(({ kind }) => kind !== "contains"))
    .map((parameter) => parameter.name);
  return Object.keys(record.pointers ?? {})
    .filter((pointer) => !annotated.includes(pointer))
    .map((pointer) =>
      problemAt(source, prototype.span, {
        code: "ML007",
        message: `the record of ${name} corrects ${pointer}, which is no annotated pointer of it`,
        hint:
          annotated.length === 0
            ? "take the correction out of the record"
            : `its annotated pointers are ${annotated.join(", ")}`,
      }),
    );
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

function callOf(name: string, entry: Entry, { prototype }: PrototypeBody, record: CallFacts): Call {
  return {
    name,
    number: entry.number,
    audit: entry.audit,
    symbols: symbolsOf(name, entry.number, record),
    returns: prototype.returns,
    parameters: prototype.parameters.map((parameter) =>
      parameterOf(parameter, recordOf(record.pointers ?? {}, parameter.name)),
    ),
    variadic: prototype.variadic,
    errorConvention: record.errors,
    why: record.why,
    interposed: record.interposed ?? false,
    capabilityMode: entry.flags.includes("CAPENABLED"),
    inModule: entry.flags.includes("NOSTD"),
    harmless: record.harmless ?? false,
    manual: record.manual,
  };
}
