import type { Entry, Item, Table } from "../ast.js";
import { callOf, type NamedCall } from "../call.js";
import { format } from "../format.js";
import type { Change, TableDiff } from "./change.js";
import { compareFlags } from "./flags.js";
import { compareSignatures, sameSignature } from "./signature.js";

/**
 * What changed from table `a` to table `b`, apart by what it means to those who use the calls.
 * Calls are matched by name within their ABI generation.
 */
export function diff(a: Table, b: Table): TableDiff {
  const [before, after] = [callsOf(a), callsOf(b)];
  const [oldNumbers, numbers] = [numbersOf(a), numbersOf(b)];
  const changes = [
    ...matchCalls(before, after).flatMap((pair) => compareCalls(pair, numbers)),
    ...comparePlaceholders(oldNumbers, numbers),
    ...compareText(a, b),
  ].toSorted((x, y) => x.number - y.number);
  return {
    breaking: changes.filter((change) => change.class === "breaking"),
    additions: changes.filter((change) => change.class === "addition"),
    cosmetic: changes.filter((change) => change.class === "cosmetic"),
  };
}

/** One call in the two tables; at least one of them has it. */
type Pair =
  | { readonly kind: "same"; readonly before: NamedCall; readonly after: NamedCall }
  | { readonly kind: "renamed"; readonly before: NamedCall; readonly after: NamedCall }
  | { readonly kind: "became-compat"; readonly before: NamedCall; readonly after: NamedCall }
  | { readonly kind: "removed"; readonly before: NamedCall }
  | { readonly kind: "added"; readonly after: NamedCall };

function entriesOf(table: Table): Entry[] {
  return table.items.filter((item) => item.kind === "entry");
}

function callsOf(table: Table): Map<string, NamedCall> {
  const calls = new Map<string, NamedCall>();
  for (const entry of entriesOf(table)) {
    const call = callOf(entry);
    if (call === undefined) continue;
    const key = keyOf(call);
    // A table with branches for both byte orders names calls twice; the first one stands for both.
    if (!calls.has(key)) calls.set(key, call);
  }
  return calls;
}

function keyOf({ generation, name }: NamedCall): string {
  return `${generation} ${name}`;
}

function matchCalls(
  before: ReadonlyMap<string, NamedCall>,
  after: ReadonlyMap<string, NamedCall>,
): Pair[] {
  const pairs: Pair[] = [];
  const atNumber = new Map([...after.values()].map((call) => [call.entry.number, call]));
  const taken = new Set<NamedCall>();
  for (const [key, call] of before) {
    const same = after.get(key);
    if (same !== undefined) {
      taken.add(same);
      pairs.push({ kind: "same", before: call, after: same });
      // The old form may live on under its number beside the new one.
      const old = atNumber.get(call.entry.number);
      if (old !== undefined && old !== same && old.name === call.name) taken.add(old);
      continue;
    }
    const heir = atNumber.get(call.entry.number);
    if (heir !== undefined && !before.has(keyOf(heir))) {
      const compat = call.generation === "" && heir.generation !== "" && heir.name === call.name;
      if (compat || (heir.generation === call.generation && sameSignature(call, heir))) {
        taken.add(heir);
        pairs.push({ kind: compat ? "became-compat" : "renamed", before: call, after: heir });
        continue;
      }
    }
    pairs.push({ kind: "removed", before: call });
  }
  for (const call of after.values()) {
    if (!taken.has(call)) pairs.push({ kind: "added", after: call });
  }
  return pairs;
}

function compareCalls(pair: Pair, numbers: ReadonlyMap<number, Entry>): Change[] {
  switch (pair.kind) {
    case "same":
      return [...compareNumbers(pair, numbers), ...compareDetails(pair)];
    case "renamed":
      return [
        {
          ...breaking(pair.before, "renamed", pair.after.entry.number),
          message: `is now called \`${pair.after.name}\``,
          before: pair.before.name,
          after: pair.after.name,
        },
        ...compareDetails(pair),
      ];
    case "became-compat":
      return [
        {
          ...breaking(pair.before, "became-compat", pair.after.entry.number),
          message: `is no longer native: ${pair.after.generation}`,
          before: pair.before.entry.flags.join("|"),
          after: pair.after.entry.flags.join("|"),
        },
      ];
    case "removed":
      return [
        {
          ...breaking(pair.before, "removed", pair.before.entry.number),
          message: `is gone${whatIs(pair.before.entry.number, numbers)}`,
        },
      ];
    case "added":
      return [
        {
          class: "addition",
          kind: "added",
          name: pair.after.name,
          number: pair.after.entry.number,
          message: pair.after.generation === "" ? "is new" : `is new, as ${pair.after.generation}`,
        },
      ];
  }
}

interface Both {
  readonly before: NamedCall;
  readonly after: NamedCall;
}

function breaking(
  call: NamedCall,
  kind: Change["kind"],
  number: number,
): Pick<Change, "class" | "kind" | "name" | "number"> {
  return { class: "breaking", kind, name: call.name, number };
}

function compareNumbers({ before, after }: Both, numbers: ReadonlyMap<number, Entry>): Change[] {
  const [old, now] = [before.entry.number, after.entry.number];
  if (old === now) return [];
  return [
    {
      ...breaking(before, "number-moved", now),
      message: `moved from number ${old} to ${now}${whatIs(old, numbers)}`,
      before: String(old),
      after: String(now),
    },
  ];
}

function compareDetails({ before, after }: Both): Change[] {
  const place = { name: before.name, number: after.entry.number };
  const changes = [...compareSignatures(before, after), ...compareFlags(before, after)];
  const [old, now] = [before.entry.audit, after.entry.audit];
  const audit: Change[] =
    old === now
      ? []
      : [
          {
            ...place,
            class: "cosmetic",
            kind: "audit",
            message: `is audited as ${now}, was ${old}`,
            before: old,
            after: now,
          },
        ];
  return [...changes.map((change) => ({ ...place, ...change })), ...audit];
}

/** What stands at a number now, as the end of a sentence. */
function whatIs(number: number, numbers: ReadonlyMap<number, Entry>): string {
  const entry = numbers.get(number);
  return entry === undefined ? "" : `; ${number} is ${describeEntry(entry)}`;
}

function describeEntry(entry: Entry): string {
  const { body, flags } = entry;
  const own = body.kind === "name" ? body.name : "";
  const name = callOf(entry)?.name ?? own;
  return name === "" ? flags.join("|") : `${flags.join("|")} ${name}`;
}

/** Numbers that have no call in either table, but not the same words. */
function comparePlaceholders(
  before: ReadonlyMap<number, Entry>,
  after: ReadonlyMap<number, Entry>,
): Change[] {
  const changes: Change[] = [];
  for (const [number, old] of before) {
    const now = after.get(number);
    if (now === undefined || callOf(old) !== undefined || callOf(now) !== undefined) continue;
    const texts = { before: describeEntry(old), after: describeEntry(now) };
    if (texts.before === texts.after) continue;
    const message = `\`${texts.before}\` is now \`${texts.after}\``;
    changes.push({ class: "cosmetic", kind: "placeholder", name: "", number, message, ...texts });
  }
  return changes;
}

/** The widest range that is taken apart; wider ones can only be a slip. */
const MAX_RANGE = 10_000;

function numbersOf(table: Table): Map<number, Entry> {
  const numbers = new Map<number, Entry>();
  for (const entry of entriesOf(table)) {
    const last = Math.min(entry.lastNumber, entry.number + MAX_RANGE);
    for (let number = entry.number; number <= last; number++) numbers.set(number, entry);
  }
  return numbers;
}

/** Comments, blank lines and directives, which are compared as a whole. */
function compareText(a: Table, b: Table): Change[] {
  if (textOf(a.items) === textOf(b.items)) return [];
  const message = "comments, blank lines or directives differ";
  return [{ class: "cosmetic", kind: "text", name: "", number: -1, message }];
}

function textOf(items: readonly Item[]): string {
  return format({ items: items.filter(({ kind }) => kind !== "entry") });
}
