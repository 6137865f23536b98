import type { CType } from "./ctype.js";
import type { Span } from "./position.js";

/**
 * A whole table, lossless in everything but the layout of white space: `format(parse(text))`
 * gives `text` back when that is in canonical layout.
 */
export interface Table {
  readonly items: readonly Item[];
}

/** What a table consists of, in the order of the file. */
export type Item = CommentLine | BlankLine | DirectiveLine | MarkerLine | Entry;

/** A line from a `;` at its start. */
export interface CommentLine {
  readonly kind: "comment";
  /** What follows the first `;`, without the line end. */
  readonly text: string;
  readonly span: Span;
}

export interface BlankLine {
  readonly kind: "blank";
  readonly span: Span;
}

/** A `#include`, `#if` or other line from a `#`. */
export interface DirectiveLine {
  readonly kind: "directive";
  /** What follows the `#`, without the line end. */
  readonly text: string;
  readonly span: Span;
}

/** A line like `%%ABI_HEADERS%%`. */
export interface MarkerLine {
  readonly kind: "marker";
  /** The word between the percent signs. */
  readonly name: string;
  readonly span: Span;
}

/** One system call number, or a range of them, and what the kernel has there. */
export interface Entry {
  readonly kind: "entry";
  readonly number: number;
  /** The last number of a range such as `281-288`; equal to `number` elsewhere. */
  readonly lastNumber: number;
  /** The audit event, `AUE_NULL` where there is none. */
  readonly audit: string;
  /** The flag words (`STD`, `CAPENABLED`, `COMPAT11` …) in the order of the table. */
  readonly flags: readonly string[];
  readonly body: EntryBody;
  readonly span: Span;
}

export type EntryBody = PrototypeBody | NameBody | BareBody;

/** `{ int read(…); }`, with the columns that may follow it. */
export interface PrototypeBody {
  readonly kind: "prototype";
  readonly prototype: Prototype;
  /** The columns behind the prototype: name, tag of the argument struct, return type. */
  readonly alternative?: Alternative;
}

/** A name on the entry's own line: `OBSOL execv`, `NODEF|NOTSTATIC lkmnosys lkmnosys nosys_args int`. */
export interface NameBody {
  readonly kind: "name";
  readonly name: string;
  readonly alternative?: Alternative;
  /** Anything else on the line, as written. */
  readonly remark?: string;
}

/** Nothing behind the flags, `RESERVED`, or nothing that is a name: `OBSOL 4.2 sigreturn`. */
export interface BareBody {
  readonly kind: "bare";
  /** What stands there instead, as written. */
  readonly remark?: string;
}

export interface Alternative {
  readonly name: string;
  readonly tag: string;
  /** The return type of the call where it is not `int`, as written. */
  readonly returnType: string;
}

export interface Prototype {
  readonly name: string;
  readonly returns: CType;
  readonly parameters: readonly Parameter[];
  /** True where the last parameter is `...`. */
  readonly variadic: boolean;
  readonly span: Span;
}

export interface Parameter {
  readonly name: string;
  readonly type: CType;
  readonly annotations: readonly Annotation[];
  readonly span: Span;
}

/** A SAL 2.0 annotation, FreeBSD's `_Contains_`, or CheriBSD's `_Pagerange_`. */
export type Annotation =
  PointerAnnotation | OutPointerAnnotation | ContainsAnnotation | PageRangeAnnotation;

/** How the call uses what a pointer points to. */
export interface PointerAnnotation {
  readonly kind: "pointer";
  /** The word of the table, `_Out_writes_bytes_opt_` say. */
  readonly word: string;
  readonly direction: "in" | "out" | "inout";
  /** NULL is allowed. */
  readonly optional: boolean;
  /** A NUL ends the data. */
  readonly nulTerminated: boolean;
  /** How much is there; absent for one object and for plain strings. */
  readonly count?: Count;
  readonly span: Span;
}

/** `_Outptr_…`: the call stores a pointer through this one. */
export interface OutPointerAnnotation {
  readonly kind: "out-pointer";
  readonly word: string;
  readonly optional: boolean;
  readonly resultMayBeNull: boolean;
  readonly span: Span;
}

/** `_Contains_long_ptr_`: which ABI-dependent types lie inside the object. */
export interface ContainsAnnotation {
  readonly kind: "contains";
  readonly word: string;
  readonly long: boolean;
  readonly pointer: boolean;
  readonly timeT: boolean;
  readonly span: Span;
}

/** CheriBSD's `_Pagerange_vmmap_(len)`: the address and length of whole pages that the call works on. */
export interface PageRangeAnnotation {
  readonly kind: "page-range";
  readonly word: string;
  readonly optional: boolean;
  /** The call changes what is mapped there. */
  readonly changesMapping: boolean;
  readonly count: Count;
  readonly span: Span;
}

export interface Count {
  readonly unit: "elements" | "bytes";
  readonly expression: Expression;
}

/** The size inside an annotation: `nbyte`, `2`, `*alen`, `len/PAGE_SIZE`. */
export type Expression =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "parameter"; readonly name: string }
  /** A word that no parameter has: `PAGE_SIZE`. */
  | { readonly kind: "constant"; readonly name: string }
  | { readonly kind: "dereference"; readonly of: Expression }
  | {
      readonly kind: "binary";
      readonly operator: "+" | "-" | "*" | "/" | "%";
      readonly left: Expression;
      readonly right: Expression;
    };
