import type { Call } from "../../../model/call.js";
import { wrap } from "../../documentation.js";
import { markNames } from "../doc-comment.js";
import { ffiUses } from "../ffi-names.js";
import { maxWidth, useDeclaration } from "../layout.js";
import type { SafeContext } from "./context.js";
import { wrapperLines } from "./wrapper-lines.js";
import type { Wrapper } from "./wrapper.js";

/** The calls that have to do with one thing. */
export interface Topic {
  readonly name: string;
  readonly wrappers: readonly Wrapper[];
  readonly raw: readonly RawCall[];
}

/** A call without a wrapper. */
export interface RawCall {
  readonly call: Call;
  /** The Rust name in the raw crate. */
  readonly name: string;
  /** A full sentence. */
  readonly reason: string;
}

/** The module of a topic: its documentation, its imports and its functions. */
export function topicView(context: SafeContext, { name, raw, wrappers }: Topic): object {
  const functions = wrappers.map((wrapper) => wrapperLines(context, wrapper));
  return { heading: heading(name, raw), blocks: [...imports(functions.flat()), ...functions] };
}

function heading(name: string, raw: readonly RawCall[]): readonly string[] {
  const reasons = [...new Set(raw.map(({ reason }) => reason))];
  const items = reasons.map((reason) => {
    const names = raw
      .filter((each) => each.reason === reason)
      .map((each) => `[\`${each.name}\`](fn@crate::sys::${each.name.replace(/^r#/, "")})`);
    return `${names.join(", ")}: ${markNames(reason)}`;
  });
  return [
    `//! Calls for ${name}.`,
    ...(items.length === 0 ? [] : ["//!", "//! These stay in the raw layer:", "//!"]),
    ...items.flatMap((item) =>
      wrap(item, maxWidth - "//! - ".length).map(
        (line, index) => `//! ${index === 0 ? "- " : "  "}${line}`,
      ),
    ),
  ];
}

/** What the functions use, one block for C's types, `core` and the crates. */
function imports(lines: readonly string[]): readonly (readonly string[])[] {
  const code = lines.filter((line) => !/^\s*\/\//.test(line)).join("\n");
  const words = new Set(code.match(/\b[A-Za-z_]\w*\b/g));
  const used = (names: readonly string[]) => names.filter((name) => words.has(name));
  const fd = [
    ...(words.has("as_fd") || words.has("AsFd") ? ["AsFd"] : []),
    ...(words.has("as_raw_fd") ? ["AsRawFd"] : []),
    ...used(["BorrowedFd"]),
    ...(words.has("into_raw_fd") ? ["IntoRawFd"] : []),
    ...used(["OwnedFd"]),
  ];
  const called = helpers.filter((name) => new RegExp(`\\b${name}(?:::<[\\w:]+>)?\\(`).test(code));
  const core = [
    ...ffiUses(lines, ["CStr"]),
    ...(words.has("MaybeUninit") ? ["use core::mem::MaybeUninit;"] : []),
    ...(/\bptr::/.test(code) ? ["use core::ptr;"] : []),
  ];
  const crate = [
    ...(words.has("Result") ? ["use crate::Result;"] : []),
    ...useDeclaration("crate::convert", called),
    ...useDeclaration("crate::fd", fd),
    ...useDeclaration("crate::io_slice", used(["IoSlice", "IoSliceMut"])),
    ...(words.has("sys") ? ["use crate::sys;"] : []),
  ];
  return [core, crate].filter((block) => block.length > 0);
}

/** The functions of `convert.rs`. */
const helpers = [
  ...["before_nul", "checked", "checked_ambiguous", "checked_number"],
  ...["count", "owned", "parts", "parts_mut"],
];
