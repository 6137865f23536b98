import type { ConstantFamily } from "../../model/constants.js";
import { identifiers } from "../../model/naming.js";
import { fieldNames } from "./names.js";

/** A packed struct for a family of flags of which every bit has a name. */
export interface FlagsView {
  readonly name: string;
  /** The integer that it is passed as. */
  readonly type: string;
  /** From the lowest bit to the highest; the bits between the flags are fields too. */
  readonly fields: readonly FlagView[];
}

export interface FlagView {
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

/** The type for a family, or undefined where bits lack a name or differ between architectures. */
export function flagsView(
  family: ConstantFamily,
  { bits, type }: { readonly bits: number; readonly type: string },
): FlagsView | undefined {
  const named = namedBits(family);
  if (named === undefined) return undefined;
  const prefix = commonPrefix(family.constants.map(({ name }) => name));
  const names = identifiers(
    named.map(({ constant }) => constant.slice(prefix.length)),
    fieldNames,
  );
  const fields: FlagView[] = [];
  let end = 0;
  const fillTo = (bit: number): void => {
    if (bit > end) fields.push({ name: `_unused${end}`, type: `u${bit - end}`, value: "0" });
  };
  named.forEach(({ bit, constant }, index) => {
    fillTo(bit);
    fields.push({ name: names[index] ?? constant, type: "bool", value: "false" });
    end = bit + 1;
  });
  fillTo(bits);
  return { name: typeName(family), type, fields };
}

/** `close-range-flags` is `CloseRangeFlags`. */
export function typeName({ name }: ConstantFamily): string {
  return name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

interface NamedBit {
  readonly bit: number;
  readonly constant: string;
}

/** Values of no bit or of several stay constants; a bit with two names has the first of them. */
function namedBits({ constants, exhaustive, kind }: ConstantFamily): NamedBit[] | undefined {
  if (kind !== "flags" || !exhaustive) return undefined;
  const named = new Map<number, string>();
  for (const { name, value } of constants) {
    if (typeof value !== "bigint") return undefined;
    const bit = value.toString(2).length - 1;
    if (value === 1n << BigInt(bit) && !named.has(bit)) named.set(bit, name);
  }
  return [...named].map(([bit, constant]) => ({ bit, constant })).sort((a, b) => a.bit - b.bit);
}

/** `EFD_` of `EFD_CLOEXEC` and `EFD_NONBLOCK`: what all names begin with, up to an underscore. */
function commonPrefix(names: readonly string[]): string {
  const [first = ""] = names;
  const ends = [...first.matchAll(/_/g)].map(({ index }) => index + 1).reverse();
  const end = ends.find((length) => names.every((name) => name.startsWith(first.slice(0, length))));
  return first.slice(0, end ?? 0);
}
