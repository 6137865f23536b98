import type { Listing } from "./listing.js";

/** How a crate differs from what is listed of it. */
export interface Changes {
  /** Sentences, each about one item that programs may use and that is gone or another. */
  readonly breaking: readonly string[];
  /** What is new, in the words of the listing. */
  readonly added: readonly string[];
}

/** What has become of the items of `before` in `after`. */
export function changesBetween(before: Listing, after: Listing): Changes {
  const [old, now] = [new Set(before.items), new Set(after.items)];
  const gone = before.items.filter((item) => !now.has(item));
  const come = after.items.filter((item) => !old.has(item));
  const replaced = new Set<string>();
  const breaking = gone.map((item) => {
    const other = come.find((each) => nameOf(each) === nameOf(item));
    if (other === undefined) return `${item} is removed`;
    replaced.add(other);
    return `${item} is changed to ${other.slice(nameOf(other).length + ": ".length)}`;
  });
  const added = come.filter((item) => !replaced.has(item));
  // Who implements a trait has to implement this, too.
  const demanded = added.filter((item) => item.includes(": required fn"));
  return {
    breaking: [...breaking, ...demanded.map((item) => `${item} is demanded in addition`)],
    added: added.filter((item) => !demanded.includes(item)),
  };
}

/**
 * Whether Cargo would not give `now` to a program that asks for `before`: the first of the three
 * numbers that is not 0 has grown, or one in front of it.
 */
export function isIncompatibleVersion(before: string, now: string): boolean {
  const [old, next] = [numbersOf(before), numbersOf(now)];
  const first = old.findIndex((number) => number !== 0);
  const significant = first === -1 ? old.length - 1 : first;
  const index = next.findIndex((number, position) => number !== old[position]);
  return index !== -1 && index <= significant && (next[index] ?? 0) > (old[index] ?? 0);
}

/** An implementation of a trait is an item of its own. */
function nameOf(item: string): string {
  return /^[^ ]+: (?:unsafe )?impl /.test(item) ? item : (/^(.+?): /.exec(item)?.[1] ?? item);
}

function numbersOf(version: string): readonly number[] {
  return version.split(".").map(Number);
}
