import type { Entry, Prototype, Table } from "./ast.js";

/** What a family of tables does and does not have. */
export interface DialectRules {
  readonly title: string;
  /** Pointers carry annotations, so one without is worth a finding. */
  readonly annotated: boolean;
  /** The canonical layout is the family's own, so other layouts are worth a finding. */
  readonly canonical: boolean;
  /** Type names are those of FreeBSD alone. */
  readonly ownTypes: boolean;
}

export const dialects = {
  freebsd: {
    title: "FreeBSD 13 and later",
    annotated: true,
    canonical: true,
    ownTypes: true,
  },
  "freebsd-12": {
    title: "FreeBSD 12: annotated prototypes on continued lines",
    annotated: true,
    canonical: false,
    ownTypes: true,
  },
  "freebsd-11": {
    title: "FreeBSD 11 and earlier: prototypes without annotations",
    annotated: false,
    canonical: false,
    ownTypes: true,
  },
  freebsd32: {
    title: "32-bit programs on 64-bit FreeBSD, up to 14",
    annotated: false,
    canonical: false,
    ownTypes: false,
  },
  linux: {
    title: "Linux programs on FreeBSD, and other foreign ABIs",
    annotated: false,
    canonical: false,
    ownTypes: false,
  },
  cheribsd: {
    title: "CheriBSD",
    annotated: true,
    canonical: false,
    ownTypes: false,
  },
} as const satisfies Readonly<Record<string, DialectRules>>;

export type Dialect = keyof typeof dialects;

/** The family that a table belongs to, told by what its entries use. */
export function detectDialect(table: Table): Dialect {
  const entries = table.items.filter((item) => item.kind === "entry");
  if (entries.some(isCheri)) return "cheribsd";
  const calls = entries.flatMap((entry) =>
    entry.body.kind === "prototype" ? [{ entry, prototype: entry.body.prototype }] : [],
  );
  if (calls.some(({ prototype }) => FOREIGN.test(prototype.name))) return "linux";
  if (calls.some(({ prototype }) => prototype.name.startsWith("freebsd32_"))) return "freebsd32";
  const oneLine = calls.filter(
    ({ entry, prototype }) => entry.span.start.line === prototype.span.start.line,
  );
  if (oneLine.length * 2 <= calls.length) return "freebsd";
  return calls.some(({ prototype }) => isAnnotated(prototype)) ? "freebsd-12" : "freebsd-11";
}

/** The prefixes of the functions behind foreign calls. */
const FOREIGN = /^(linux|svr4|ibcs2)_/;

function isCheri(entry: Entry): boolean {
  if (entry.flags.some((flag) => /^(VARARG[0-9]?|NOPARSE|NOSTUB)$/.test(flag))) return true;
  if (entry.body.kind !== "prototype") return false;
  return entry.body.prototype.parameters.some(
    ({ type, annotations }) =>
      (type.kind === "pointer" && (type.capability ?? type.kernelCapability) === true) ||
      annotations.some(({ kind }) => kind === "page-range"),
  );
}

function isAnnotated(prototype: Prototype): boolean {
  return prototype.parameters.some(({ annotations }) => annotations.length > 0);
}
