import { type AbiSide, type AbiSymbol, abiText } from "./side.js";

/** One change, and whom it concerns. */
export interface AbiChange {
  /** The symbol with its version; undefined for the library as a whole. */
  readonly symbol: string | undefined;
  /** One sentence without a full stop. */
  readonly message: string;
}

/** What is between two libraries. */
export interface AbiChanges {
  /** Programs that work with the first do not work with the second. */
  readonly breaking: readonly AbiChange[];
  /** Programs that are linked with the second may need it. */
  readonly additions: readonly AbiChange[];
  /** No program minds. */
  readonly cosmetic: readonly AbiChange[];
}

/** Compares what programs see of two libraries of one architecture. */
export function diffAbi(before: AbiSide, after: AbiSide): AbiChanges {
  const breaking: AbiChange[] = [];
  const additions: AbiChange[] = [];
  const cosmetic: AbiChange[] = [];
  if (before.soname !== after.soname) {
    const [old = "none", now = "none"] = [before.soname, after.soname];
    const message = `the soname was ${old} and is ${now}: programs do not find the library`;
    breaking.push({ symbol: undefined, message });
  }
  for (const [key, old] of before.symbols) {
    const symbol = abiText(old);
    const now = after.symbols.get(key);
    if (now === undefined) {
      breaking.push({
        symbol,
        message: `${symbol} is gone: ${users(old)} that use it do not start`,
      });
      continue;
    }
    breaking.push(...changesThatBreak(old, now).map((message) => ({ symbol, message })));
    const moved = defaultChange(old, now, after);
    if (moved !== undefined) {
      (moved.breaks ? breaking : additions).push({ symbol, message: moved.message });
    }
    if (old.binding !== now.binding) {
      const message = `${symbol} was ${old.binding} and is ${now.binding}`;
      cosmetic.push({ symbol, message });
    }
  }
  for (const [key, now] of after.symbols) {
    if (before.symbols.has(key)) continue;
    const symbol = abiText(now);
    const makes = now.number === undefined ? "" : `, which makes call ${now.number}`;
    additions.push({ symbol, message: `${symbol} is new${makes}` });
  }
  return { breaking, additions, cosmetic };
}

function changesThatBreak(old: AbiSymbol, now: AbiSymbol): readonly string[] {
  const symbol = abiText(old);
  if (old.kind !== now.kind) {
    return [
      `${symbol} was ${article(old)} and is ${article(now)}: ${users(old)} that use it crash`,
    ];
  }
  const messages: string[] = [];
  if (old.number !== undefined && now.number !== undefined && old.number !== now.number) {
    messages.push(
      `${symbol} made call ${old.number} and makes call ${now.number}: ${users(old)} that call it ` +
        "get something else",
    );
  }
  if (old.size !== now.size) {
    messages.push(
      `${symbol} had ${old.size ?? 0} bytes and has ${now.size ?? 0}: programs have a copy of the ` +
        "old size",
    );
  }
  return messages;
}

/** What programs get that ask for the name alone, when they are linked anew. */
function defaultChange(
  old: AbiSymbol,
  now: AbiSymbol,
  after: AbiSide,
): { readonly message: string; readonly breaks: boolean } | undefined {
  if (old.isDefault === now.isDefault) return undefined;
  if (now.isDefault) {
    return { message: `${abiText(now)} is what new programs get`, breaks: false };
  }
  const other = [...after.symbols.values()].find(
    ({ isDefault, name }) => isDefault && name === old.name,
  );
  if (other !== undefined) {
    return {
      message: `new programs get ${abiText(other)} instead of ${abiText(old)}`,
      breaks: false,
    };
  }
  return {
    message: `${abiText(old)} is kept for old programs alone: new ones cannot be linked with it`,
    breaks: true,
  };
}

/** Who uses a symbol, by its version. */
function users({ version }: AbiSymbol): string {
  return version?.startsWith("FBSDprivate") === true
    ? "language runtimes, and libc and libthr of another release,"
    : "programs";
}

function article({ kind }: AbiSymbol): string {
  return kind === "function" ? "a function" : "data";
}
