import type { Annotation, Count, PointerAnnotation } from "./ast.js";

/** What an annotation word says, apart from the size behind it. */
export type AnnotationMeaning =
  | {
      readonly kind: "pointer";
      readonly direction: PointerAnnotation["direction"];
      readonly optional: boolean;
      readonly nulTerminated: boolean;
      /** Present where a size follows in parentheses. */
      readonly unit?: "elements" | "bytes";
    }
  | { readonly kind: "out-pointer"; readonly optional: boolean; readonly resultMayBeNull: boolean }
  | { readonly kind: "page-range"; readonly optional: boolean; readonly changesMapping: boolean }
  | {
      readonly kind: "contains";
      readonly long: boolean;
      readonly pointer: boolean;
      readonly timeT: boolean;
    };

/** A word of the table with its meaning, and how it is properly spelt. */
export interface KnownAnnotation {
  readonly meaning: AnnotationMeaning;
  /** Equal to the word itself where that is spelt properly. */
  readonly proper: string;
}

/**
 * The meaning of a word such as `_In_reads_bytes_opt_`; undefined where it is no annotation.
 * Words with their parts out of order, or without the underscore at the end, are understood.
 */
export function lookUpAnnotation(word: string): KnownAnnotation | undefined {
  return known.get(word) ?? known.get(normalise(word));
}

/** Every properly spelt annotation, for suggestions. */
export function annotationWords(): string[] {
  return [...known.keys()];
}

const known = new Map<string, KnownAnnotation>();

const DIRECTIONS = [
  { prefix: "In", direction: "in", verb: "reads" },
  { prefix: "Out", direction: "out", verb: "writes" },
  { prefix: "Inout", direction: "inout", verb: "updates" },
] as const;

const SIZES = [
  { parts: [], unit: undefined },
  { parts: ["verb"], unit: "elements" },
  { parts: ["verb", "bytes"], unit: "bytes" },
] as const;

for (const { prefix, direction, verb } of DIRECTIONS) {
  for (const { parts, unit } of SIZES) {
    for (const optional of [false, true]) {
      for (const nulTerminated of [false, true]) {
        const words = parts.map((part) => (part === "verb" ? verb : part));
        const suffixes = [...(optional ? ["opt"] : []), ...(nulTerminated ? ["z"] : [])];
        add([prefix, ...words, ...suffixes], {
          kind: "pointer",
          direction,
          optional,
          nulTerminated,
          ...(unit && { unit }),
        });
      }
    }
  }
}

for (const optional of [false, true]) {
  for (const resultMayBeNull of [false, true]) {
    const parts = [
      ...(optional ? ["opt"] : []),
      ...(resultMayBeNull ? ["result", "maybenull"] : []),
    ];
    add(["Outptr", ...parts], { kind: "out-pointer", optional, resultMayBeNull });
  }
}

for (const optional of [false, true]) {
  for (const changesMapping of [false, true]) {
    const parts = [...(changesMapping ? ["vmmap"] : []), ...(optional ? ["opt"] : [])];
    add(["Pagerange", ...parts], { kind: "page-range", optional, changesMapping });
  }
}

for (const long of [false, true]) {
  for (const pointer of [false, true]) {
    for (const timeT of [false, true]) {
      const parts = [
        ...(long ? ["long"] : []),
        ...(pointer ? ["ptr"] : []),
        ...(timeT ? ["timet"] : []),
      ];
      if (parts.length > 0) add(["Contains", ...parts], { kind: "contains", long, pointer, timeT });
    }
  }
}

function add(parts: readonly string[], meaning: AnnotationMeaning): void {
  const proper = `_${parts.join("_")}_`;
  known.set(proper, { meaning, proper });
}

/** The order in which the parts of a word stand; the first part, the direction, stays in front. */
const ORDER = [
  ...["reads", "writes", "updates", "bytes", "vmmap", "opt", "z"],
  ...["result", "maybenull", "long", "ptr", "timet"],
];

function normalise(word: string): string {
  const [first = "", ...rest] = word.split("_").filter((part) => part !== "");
  const sorted = rest.toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
  return word.startsWith("_") ? `_${[first, ...sorted].join("_")}_` : word;
}

/** The size behind an annotation's word, for those that have one. */
export function countOf(annotation: Annotation): Count | undefined {
  const sized = annotation.kind === "pointer" || annotation.kind === "page-range";
  return sized ? annotation.count : undefined;
}
