import type { Call } from "../../model/call.js";
import type { SymbolChoice, TargetInput } from "../target.js";
import { callComment, commentLines } from "./comment.js";
import { annotatedPrototypeOf, typedefOf } from "./declaration.js";
import { declaredSymbol } from "./declared-symbol.js";

/** The view of `libsys.h`. */
export interface PublicHeader {
  /** Which symbols are declared: sentences for the header's own comment, a line each. */
  readonly introduction: readonly string[];
  /** Function types that `_libsys.h` does not have. */
  readonly types: readonly string[];
  readonly calls: readonly DocumentedCall[];
}

export interface DocumentedCall {
  /** The lines between the ends of the comment, each with its star. */
  readonly comment: readonly string[];
  readonly prototype: string;
}

export function publicHeader(
  input: Pick<TargetInput, "model" | "archs" | "symbols">,
): PublicHeader {
  const { calls } = input.model;
  return {
    introduction: commentLines(introductions[input.symbols]),
    types: calls.filter(({ variadic }) => variadic).map(typedefOf),
    calls: calls.map((call) => documentedCall(call, input)),
  };
}

const introductions = {
  sys:
    "The functions are the __sys_ ones, which every call has. They do nothing but enter the " +
    "kernel, whatever libc or libthr do under the plain name.",
  private:
    "The functions are those with one underscore, and the __sys_ one where a call has no other. " +
    "They do nothing but enter the kernel, whatever libc or libthr do under the plain name.",
  public:
    "The functions are those of the plain names, whose symbol versions no release changes. A " +
    "call is declared by its __sys_ name where libsys has no plain one for it, or where another " +
    "header of the system declares the plain name with other types.",
} as const satisfies Record<SymbolChoice, string>;

function documentedCall(
  call: Call,
  choice: Pick<TargetInput, "symbols" | "archs">,
): DocumentedCall {
  const { name, notes } = declaredSymbol(call, choice);
  return { comment: callComment(call, notes), prototype: annotatedPrototypeOf(call, name) };
}
