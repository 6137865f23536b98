import type { Severity } from "./diagnostic.js";

/** What one code means, whoever reports it. */
export interface CatalogueEntry {
  readonly severity: Severity;
  /** A few words, for lists. */
  readonly title: string;
  /** What is wrong with it, or what reads the table differently because of it. */
  readonly explanation: string;
}

/**
 * Every finding that this package reports. A code never changes its meaning and is never used again.
 *
 * ST0xx bytes and lines, ST1xx the columns of an entry, ST2xx prototypes, ST3xx annotations,
 * ST4xx layout.
 */
export const catalogue = {
  ST001: {
    severity: "error",
    title: "invalid UTF-8",
    explanation: "The file holds bytes that are no UTF-8, so it has no one reading as text.",
  },
  ST002: {
    severity: "error",
    title: "NUL byte",
    explanation: "A NUL byte ends the text for many tools, which silently skip what follows.",
  },
  ST003: {
    severity: "warning",
    title: "byte order mark",
    explanation:
      "The file starts with U+FEFF, which most readers take for a part of the first line.",
  },
  ST004: {
    severity: "warning",
    title: "carriage return",
    explanation: "Lines end with CR LF, or a carriage return stands inside a line. Reported once.",
  },
  ST005: {
    severity: "warning",
    title: "no newline at the end",
    explanation: "The last line has no line end, so whatever is appended joins it.",
  },
  ST006: {
    severity: "error",
    title: "unexpected character",
    explanation: "A character outside of comments that no part of the grammar uses.",
  },
  ST010: {
    severity: "error",
    title: "stray line",
    explanation: "A line that is neither blank, a comment, a `#` line, a `%%` marker nor an entry.",
  },
  ST011: {
    severity: "error",
    title: "malformed marker",
    explanation: "A marker is one word between two pairs of percent signs, alone on its line.",
  },
  ST012: {
    severity: "error",
    title: "unbalanced conditional",
    explanation: "A `#if` without its `#endif`, or the other way round.",
  },
  ST101: {
    severity: "error",
    title: "malformed number",
    explanation: "The first column is a decimal number, or an ascending pair joined by `-`.",
  },
  ST102: {
    severity: "error",
    title: "missing column",
    explanation: "Every entry has a number, an audit event and flags.",
  },
  ST103: {
    severity: "error",
    title: "malformed flags",
    explanation: "Flags are words of capital letters and digits, joined by `|` without spaces.",
  },
  ST104: {
    severity: "error",
    title: "nothing behind the flags",
    explanation: "Only RESERVED and UNIMPL entries may end after their flags.",
  },
  ST105: {
    severity: "error",
    title: "malformed columns at the end",
    explanation:
      "Behind a name or a prototype stand a name, an argument struct and a return type, or nothing.",
  },
  ST110: {
    severity: "error",
    title: "out of order",
    explanation: "Entries stand in ascending order of their numbers.",
  },
  ST111: {
    severity: "error",
    title: "gap",
    explanation:
      "A number between two entries has none. The kernel's table is an array: every number needs an entry.",
  },
  ST112: {
    severity: "error",
    title: "duplicate number",
    explanation: "Two entries claim the same number.",
  },
  ST113: {
    severity: "error",
    title: "duplicate name",
    explanation:
      "Two calls of the same ABI generation have the same name, and so the same symbols.",
  },
  ST114: {
    severity: "error",
    title: "range not allowed",
    explanation: "Only RESERVED and UNIMPL entries may span several numbers.",
  },
  ST120: {
    severity: "error",
    title: "unknown flag",
    explanation:
      "A flag that no generator knows. Upstream's takes any word that starts with COMPAT.",
  },
  ST121: {
    severity: "warning",
    title: "repeated flag",
    explanation: "The same flag stands twice in one entry.",
  },
  ST122: {
    severity: "error",
    title: "contradictory flags",
    explanation: "No flag says what the number is, or two of them say different things.",
  },
  ST123: {
    severity: "error",
    title: "flags do not fit the rest",
    explanation: "A call without a prototype, or a prototype where nothing is called.",
  },
  ST130: {
    severity: "warning",
    title: "unusual audit event",
    explanation: "Audit events are C constants that start with `AUE_`.",
  },
  ST201: {
    severity: "error",
    title: "unterminated entry",
    explanation: "The file ends, or the next entry starts, before the `}` of this one.",
  },
  ST202: {
    severity: "error",
    title: "missing punctuation",
    explanation: "One of `{ ( , ) ; }` is not where the grammar has it.",
  },
  ST203: {
    severity: "warning",
    title: "surplus punctuation",
    explanation: "A comma behind the last parameter, or a `;` too many. No compiler would take it.",
  },
  ST204: {
    severity: "error",
    title: "unexpected token",
    explanation: "Something stands where a type, a name or punctuation was expected.",
  },
  ST205: {
    severity: "error",
    title: "parameter without a name",
    explanation: "Every parameter needs a name: the kernel's argument struct is made of them.",
  },
  ST206: {
    severity: "error",
    title: "missing parameter",
    explanation: "Nothing stands between two commas, or between a parenthesis and a comma.",
  },
  ST207: {
    severity: "error",
    title: "misplaced ellipsis",
    explanation: "`...` is the last parameter and has another one before it.",
  },
  ST208: {
    severity: "error",
    title: "impossible type",
    explanation: "The words make no C type: `long char`, a struct without a tag, a void parameter.",
  },
  ST209: {
    severity: "warning",
    title: "comment inside an entry",
    explanation: "A comment line between the lines of a prototype. `format` moves it in front.",
  },
  ST210: {
    severity: "warning",
    title: "unknown type",
    explanation: "A type name that no call of FreeBSD has used so far: a slip, or a new typedef.",
  },
  ST211: {
    severity: "error",
    title: "duplicate parameter",
    explanation: "Two parameters of one call have the same name.",
  },
  ST212: {
    severity: "warning",
    title: "empty parameter list",
    explanation: "In C, `()` leaves the parameters open; `(void)` says that there are none.",
  },
  ST301: {
    severity: "error",
    title: "unknown annotation",
    explanation: "A word that looks like an annotation and is none.",
  },
  ST302: {
    severity: "warning",
    title: "misspelt annotation",
    explanation:
      "The meaning is clear, but parts stand in another order or an underscore at an end is missing. Other readers may not know the word.",
  },
  ST303: {
    severity: "error",
    title: "unbalanced annotation",
    explanation: "An annotation with a size lacks its `(`, its `)` or the size itself.",
  },
  ST304: {
    severity: "error",
    title: "annotation takes no size",
    explanation: "Only words with `reads`, `writes` or `updates` are followed by `(size)`.",
  },
  ST305: {
    severity: "error",
    title: "malformed size",
    explanation:
      "A size is made of numbers, names, `*` for dereference, `+ - * / %` and parentheses.",
  },
  ST306: {
    severity: "error",
    title: "size names no parameter",
    explanation:
      "A name in a size is a parameter of the same call, or a constant in capital letters.",
  },
  ST307: {
    severity: "error",
    title: "annotation on a non-pointer",
    explanation: "Annotations describe the memory behind a pointer.",
  },
  ST308: {
    severity: "warning",
    title: "pointer without a direction",
    explanation:
      "Without `_In_`, `_Out_` or `_Inout_` no binding knows what the call does with the memory.",
  },
  ST309: {
    severity: "error",
    title: "contradictory annotations",
    explanation: "Two annotations of one pointer say the same kind of thing.",
  },
  ST310: {
    severity: "error",
    title: "size of the wrong kind",
    explanation: "The size counts with an address, or dereferences something that is no pointer.",
  },
  ST311: {
    severity: "warning",
    title: "written through const",
    explanation: "The annotation says that the call writes, the type says that it does not.",
  },
  ST312: {
    severity: "warning",
    title: "annotation without explanation",
    explanation: "The comments of the table explain its annotations, but not this one.",
  },
  ST401: {
    severity: "warning",
    title: "layout",
    explanation: "White space differs from the canonical layout. `format` mends it.",
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;

export type Code = keyof typeof catalogue;
