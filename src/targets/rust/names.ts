import type { NamingRules } from "../../model/naming.js";

/** Rust's way with names: the C spelling stays, a keyword becomes a raw identifier. */
export const rustNames: NamingRules = {
  keywords: new Set([
    // The Rust Reference, "Keywords": strict, then reserved ones, as of edition 2024.
    ...["_", "as", "async", "await", "break", "const", "continue", "crate", "dyn", "else", "enum"],
    ...["extern", "false", "fn", "for", "if", "impl", "in", "let", "loop", "match", "mod", "move"],
    ...["mut", "pub", "ref", "return", "self", "Self", "static", "struct", "super", "trait"],
    ...["true", "type", "unsafe", "use", "where", "while"],
    ...["abstract", "become", "box", "do", "final", "gen", "macro", "override", "priv", "try"],
    ...["typeof", "unsized", "virtual", "yield"],
  ]),
  escape: (keyword) => (neverRaw.has(keyword) ? `${keyword}_` : `r#${keyword}`),
};

/** The keywords that the Reference does not allow as raw identifiers. */
const neverRaw: ReadonlySet<string> = new Set(["_", "crate", "self", "Self", "super"]);

/** The names of `core::ffi` that stand for C's basic types. */
export const coreFfiNames: readonly string[] = [
  ...["c_char", "c_int", "c_long", "c_longlong", "c_schar", "c_short"],
  ...["c_uchar", "c_uint", "c_ulong", "c_ulonglong", "c_ushort", "c_void"],
];

/** What a type of the crate must not be called, because signatures or `lib.rs` use the name. */
export const takenTypeNames: readonly string[] = [
  ...coreFfiNames,
  ...["bool", "i8", "i16", "i32", "i64", "isize", "u8", "u16", "u32", "u64", "usize"],
  ...["Option", "PhantomData", "PhantomPinned"],
  ...["calls", "errno", "numbers", "types"],
];

/** What a function of the crate must not be called: the ones that every crate has. */
export const takenFunctionNames: readonly string[] = [
  "__error",
  "errno",
  "set_errno",
  "syscall_name",
];
