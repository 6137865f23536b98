import type { Entry, Prototype, Table } from "syscalls-table";
import { bindingOf } from "./bound.js";
import { checkName, checkRecord } from "./check.js";
import type { Problem } from "./error.js";
import { recordOf, type CallFacts, type Facts } from "./facts.js";
import { familiesFromFacts } from "./families.js";
import { structuresFromFacts } from "./layout/from-facts.js";
import { reachedStructures } from "./layout/reach.js";
import type { Call } from "./call.js";
import type { LeftOut, Model } from "./model.js";
import { parameterOf } from "./parameter.js";
import { checkSafe } from "./safe/check.js";
import { safeFormOf } from "./safe/derive.js";
import { once } from "./once.js";
import type { Source } from "./source.js";
import { suiteOf } from "./suite/resolve.js";
import { symbolsOf } from "./symbols.js";
import { TypeCollector } from "./type-collector.js";

/**
 * Resolves every native call of a table for every architecture.
 *
 * The problems have a code and a place; a call with an error is not in the model. `source` is the
 * text that the table was parsed from, for the lines that the problems quote.
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
    const prototype = withRecordedResult(body.prototype, record);
    const call = record && callOf(name, item, prototype, record);
    const safe = call ? safeFormOf(call, record.safe, facts) : noForm;
    const found = [
      ...checkName(name, item, seen.get(name), source),
      ...checkRecord(name, record, item, prototype, facts, source),
      ...types.add(prototype),
    ];
    if (found.every(isWarning))
      found.push(...checkSafe(name, record?.safe, prototype, safe, source));
    problems.push(...found);
    seen.set(name, item.number);
    if (call !== undefined && "form" in safe && found.every(isWarning))
      calls.push({ ...call, safe: safe.form });
  }
  calls.sort((a, b) => a.number - b.number);
  const structures = reachedStructures(structuresFromFacts(facts), [
    ...types.tags(),
    ...seen.keys(),
  ]);
  const constants = familiesFromFacts(facts);
  problems.push(
    ...structures.flatMap((structure) => types.addMembers(structure)),
    ...constants.flatMap((family) => types.addFamily(family)),
  );
  const resolved = { calls, leftOut, ...types.result(), structures, constants };
  const suite = once(() => suiteOf(resolved, facts, facts.suite()).suite);
  return { model: { ...resolved, suite }, problems };
}

/** Of a call that has no record at all, which is an error of its own. */
const noForm = { gaps: [] };

function isWarning({ severity }: Problem): boolean {
  return severity === "warning";
}

function withRecordedResult(prototype: Prototype, record: CallFacts | undefined): Prototype {
  if (record?.returns === undefined) return prototype;
  return { ...prototype, returns: { kind: "named", name: record.returns } };
}

function callOf(
  name: string,
  entry: Entry,
  prototype: Prototype,
  record: CallFacts,
): Omit<Call, "safe"> {
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
    interposed: record.interposed,
    capabilityMode: entry.flags.includes("CAPENABLED"),
    inModule: entry.flags.includes("NOSTD"),
    harmless: record.harmless ?? false,
    manual: record.manual,
    summary: record.summary,
    since: record.since,
    topic: record.topic,
  };
}
