import type { Severity } from "./diagnostic.js";

/** What one code means, whoever reports it. */
export interface CatalogueEntry {
  readonly severity: Severity;
  /** A few words, for lists. */
  readonly title: string;
  /** One or two sentences: what is wrong with it, and what reads the table differently because of it. */
  readonly explanation: string;
}

/**
 * Every finding that this package reports. A code never changes its meaning and is never used again.
 *
 * ST00x: bytes and lines; ST01x: the columns of an entry; ST02x: punctuation and prototypes;
 * ST03x: annotations; ST04x: numbers and names; ST05x: flags and audit events; ST06x: layout.
 */
export const catalogue = {
  ST001: {
    severity: "error",
    title: "invalid UTF-8",
    explanation: "The file holds a byte sequence that is no UTF-8 text, so it has no one reading.",
  },
  ST002: {
    severity: "error",
    title: "NUL byte",
    explanation: "A NUL byte ends the text for many tools, which then silently skip what follows.",
  },
  ST003: {
    severity: "warning",
    title: "byte order mark",
    explanation: "The file starts with U+FEFF, which most readers of the table take for a word.",
  },
  ST004: {
    severity: "warning",
    title: "carriage return",
    explanation:
      "Lines end with CR LF, or a carriage return stands inside a line. Reported once for a file.",
  },
  ST005: {
    severity: "warning",
    title: "no newline at end of file",
    explanation: "The last line has no line end, so tools that append to the file join two lines.",
  },
  ST006: {
    severity: "error",
    title: "unexpected character",
    explanation: "A character that no part of the table's grammar uses, outside of comments.",
  },
  ST010: {
    severity: "error",
    title: "stray line",
    explanation:
      "A line that is no comment, no `#` line, no `%%` marker and no entry. Entries start with a number.",
  },
  ST011: {
    severity: "error",
    title: "malformed number",
    explanation:
      "The first column is a decimal number, or two joined by `-` of which the second is the larger.",
  },
  ST012: {
    severity: "error",
    title: "missing column",
    explanation: "An entry needs a number, an audit event and flags before anything else.",
  },
  ST013: {
    severity: "error",
    title: "malformed flags",
    explanation: "Flags are words of capital letters and digits, joined by `|` without spaces.",
  },
  ST014: {
    severity: "error",
    title: "nothing behind the flags",
    explanation: "Only RESERVED and UNIMPL entries may end after their flags.",
  },
  ST015: {
    severity: "error",
    title: "malformed columns behind the name",
    explanation:
      "Behind a name, or behind a prototype, stand three words or none: name, argument struct, return type.",
  },
  ST016: {
    severity: "error",
    title: "malformed marker",
    explanation: "A marker is one word between two pairs of percent signs, alone on its line.",
  },
  ST020: {
    severity: "error",
    title: "unterminated entry",
    explanation: "The file ends, or the next entry starts, before the `}` of this one.",
  },
  ST021: {
    severity: "error",
    title: "missing punctuation",
    explanation: "One of `{ ( , ) ; }` is not where the grammar has it.",
  },
  ST022: {
    severity: "warning",
    title: "surplus comma",
    explanation: "A comma stands before the closing parenthesis; no C compiler would take it.",
  },
  ST023: {
    severity: "error",
    title: "unexpected token",
    explanation: "Something stands where a type, a name or punctuation was expected.",
  },
  ST024: {
    severity: "error",
    title: "parameter without a name",
    explanation: "Every parameter needs a name: the argument struct of the kernel is made of them.",
  },
  ST025: {
    severity: "error",
    title: "parameter without a type",
    explanation: "A parameter starts with its type.",
  },
  ST026: {
    severity: "error",
    title: "misplaced ellipsis",
    explanation: "`...` is the last parameter and has another one before it.",
  },
  ST027: {
    severity: "error",
    title: "impossible type",
    explanation:
      "The words do not make a C type: `long char`, a struct without a tag, `void` by value.",
  },
  ST028: {
    severity: "warning",
    title: "comment inside an entry",
    explanation:
      "A comment line stands between the lines of a prototype. `format` moves it in front.",
  },
  ST029: {
    severity: "warning",
    title: "surplus punctuation",
    explanation: "A `;` or `,` too many, which changes nothing.",
  },
  ST030: {
    severity: "error",
    title: "unknown annotation",
    explanation: "A word that looks like an annotation and is none.",
  },
  ST031: {
    severity: "warning",
    title: "misspelt annotation",
    explanation:
      "The meaning is clear, but the parts stand in another order, or the underscore at the end is missing. Other readers of the table may not know the word.",
  },
  ST032: {
    severity: "error",
    title: "unbalanced annotation",
    explanation: "An annotation with a size lacks its `(`, its `)` or the size itself.",
  },
  ST033: {
    severity: "error",
    title: "annotation takes no size",
    explanation: "Only annotations with `reads`, `writes` or `updates` are followed by `(size)`.",
  },
  ST034: {
    severity: "error",
    title: "malformed size",
    explanation:
      "A size is made of numbers, parameters, capital-letter constants, `*` for dereference and `+ - * / %`.",
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;

export type Code = keyof typeof catalogue;
