import type { Change, TableDiff } from "./change.js";

export interface RenderDiffOptions {
  /** Leave the cosmetic changes out; their number is still told. */
  readonly brief?: boolean;
}

/** The differences as text for people, with a line end behind every line; empty where there are none. */
export function renderDiff(diff: TableDiff, options: RenderDiffOptions = {}): string {
  const { breaking, additions, cosmetic } = diff;
  return [
    renderSection("ABI breaks", breaking, false),
    renderSection("Additions", additions, false),
    renderSection("Cosmetic changes", cosmetic, options.brief === true),
  ]
    .filter((section) => section !== "")
    .join("\n");
}

function renderSection(title: string, changes: readonly Change[], countOnly: boolean): string {
  if (changes.length === 0) return "";
  const head = `${title} (${changes.length})`;
  if (countOnly) return `${head}\n`;
  const lines = gather(changes).map((line) => `  ${line}\n`);
  return `${head}\n${lines.join("")}`;
}

/**
 * More changes of one flag than this are one line. Up to FreeBSD 13 the calls of capability mode
 * stand in a file of their own, so nearly all of them would be listed.
 */
const MANY = 20;

function gather(changes: readonly Change[]): string[] {
  const counts = new Map<string, number>();
  for (const change of changes) counts.set(keyOf(change), (counts.get(keyOf(change)) ?? 0) + 1);
  const isMany = (change: Change): boolean =>
    change.flag !== undefined && (counts.get(keyOf(change)) ?? 0) > MANY;
  const gathered = new Map(changes.filter(isMany).map((change) => [keyOf(change), change]));
  return [
    ...[...gathered].map(
      ([key, { message }]) => `       ${counts.get(key) ?? 0} calls: each ${message}`,
    ),
    ...changes.filter((change) => !isMany(change)).map(renderChange),
  ];
}

function keyOf({ kind, flag = "" }: Change): string {
  return `${kind} ${flag}`;
}

/** `  595  getgroups moved from number 3 to 4`. */
function renderChange({ number, name, message }: Change): string {
  const place = number < 0 ? "" : String(number);
  const subject = name === "" ? "" : `${name} `;
  return `${place.padStart(5)}  ${subject}${message}`;
}
