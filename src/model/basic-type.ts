import type { Arch } from "./arch.js";

/** What C calls an integer type before any typedef. */
export interface BasicType {
  readonly rank: "bool" | "char" | "short" | "int" | "long" | "long long";
  /** Undefined for plain `char`, whose signedness the architecture decides. */
  readonly signed: boolean | undefined;
}

/**
 * The basic type that a name of one or more words means, in whichever order C allows:
 * `unsigned`, `unsigned int`, `long unsigned int`; also the short forms of `sys/types.h` such as
 * `u_long`. Undefined where the words are no integer type of C.
 */
export function basicType(name: string): BasicType | undefined {
  return basicTypes.get(inAnyOrder(name));
}

/** Bytes of a basic type. */
export function basicSize(type: BasicType, arch: Arch): 1 | 2 | 4 | 8 {
  switch (type.rank) {
    case "bool":
    case "char":
      return 1;
    case "short":
      return 2;
    case "int":
      return 4;
    case "long":
      return arch.pointerSize;
    case "long long":
      return 8;
  }
}

/** The lists of words that C11 (6.7.2) takes for one type each, and BSD's short forms. */
const spellings: readonly (readonly [BasicType, readonly string[]])[] = [
  [{ rank: "bool", signed: false }, ["_Bool", "bool"]],
  [{ rank: "char", signed: undefined }, ["char"]],
  [{ rank: "char", signed: true }, ["signed char"]],
  [{ rank: "char", signed: false }, ["unsigned char", "u_char"]],
  [{ rank: "short", signed: true }, ["short", "signed short", "short int", "signed short int"]],
  [{ rank: "short", signed: false }, ["unsigned short", "unsigned short int", "u_short", "ushort"]],
  [{ rank: "int", signed: true }, ["int", "signed", "signed int"]],
  [{ rank: "int", signed: false }, ["unsigned", "unsigned int", "u_int", "uint"]],
  [{ rank: "long", signed: true }, ["long", "signed long", "long int", "signed long int"]],
  [{ rank: "long", signed: false }, ["unsigned long", "unsigned long int", "u_long"]],
  [
    { rank: "long long", signed: true },
    ["long long", "signed long long", "long long int", "signed long long int"],
  ],
  [{ rank: "long long", signed: false }, ["unsigned long long", "unsigned long long int"]],
];

const basicTypes: ReadonlyMap<string, BasicType> = new Map(
  spellings.flatMap(([type, names]) => names.map((name) => [inAnyOrder(name), type] as const)),
);

function inAnyOrder(name: string): string {
  return name.includes(" ") ? name.split(" ").sort().join(" ") : name;
}
