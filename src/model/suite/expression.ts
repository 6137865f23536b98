import { Mistake } from "./mistake.js";

/** A value or an argument as it is written, before anybody knows what its names mean. */
export type Written =
  | { readonly kind: "number"; readonly number: bigint }
  | { readonly kind: "name"; readonly name: string }
  /** `A | B` */
  | { readonly kind: "names"; readonly names: readonly string[] }
  /** `sizeof NAME` */
  | { readonly kind: "size"; readonly object: string }
  /** `NAME[1].MEMBER.MEMBER`, with one of the two at least. */
  | {
      readonly kind: "place";
      readonly object: string;
      readonly element: number;
      readonly members: readonly string[];
    }
  /** `&NAME`, `&NAME[1]` */
  | { readonly kind: "pointer"; readonly object: string; readonly element: number }
  | { readonly kind: "null" | "unmapped" | "handler" };

/** Names that mean something to every step. */
export const reservedWords: ReadonlyMap<string, "null" | "unmapped" | "handler"> = new Map([
  ["NULL", "null"],
  ["unmapped", "unmapped"],
  ["handler", "handler"],
]);

/** Reads what a step says for a value, an argument or a place. */
export function readExpression(text: string | number): Written {
  if (typeof text === "number") return { kind: "number", number: BigInt(text) };
  const [, numeral] = /^\s*(-?(?:0x[\da-fA-F]+|\d+))\s*$/.exec(text) ?? [];
  if (numeral !== undefined) return { kind: "number", number: numberOf(numeral) };
  const [, sized] = /^\s*sizeof\s+(\w+)\s*$/.exec(text) ?? [];
  if (sized !== undefined) return { kind: "size", object: sized };
  const pointer = /^\s*&(?<object>\w+)(?:\[(?<element>\d+)\])?\s*$/.exec(text)?.groups;
  if (pointer?.["object"] !== undefined) {
    const { element = "0", object } = pointer;
    return { kind: "pointer", object, element: Number(element) };
  }
  const place = /^\s*(?<object>\w+)(?:\[(?<element>\d+)\])?(?<members>(?:\.\w+)*)\s*$/.exec(text);
  if (place?.groups?.["object"] !== undefined) {
    const { element, members = "", object } = place.groups;
    const reserved = reservedWords.get(object);
    if (element === undefined && members === "") {
      return reserved === undefined ? { kind: "name", name: object } : { kind: reserved };
    }
    return {
      kind: "place",
      object,
      element: Number(element ?? 0),
      members: members.split(".").slice(1),
    };
  }
  const names = text.split("|").map((name) => name.trim());
  if (names.every((name) => /^[A-Za-z_]\w*$/.test(name))) return { kind: "names", names };
  throw new Mistake(
    "DA032",
    `"${text}" is no value, no place and no address`,
    [],
    "write 5, 0x10, 0644, A | B, sizeof name, name.member, name[1], &name or NULL",
  );
}

function numberOf(numeral: string): bigint {
  const [sign, digits] = numeral.startsWith("-") ? [-1n, numeral.slice(1)] : [1n, numeral];
  return sign * BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits);
}
