import type { Call } from "../../model/model.js";
import { symbolFor } from "../../model/symbols.js";
import { documentCall, plain, wrap } from "../documentation.js";
import type { SymbolChoice, TargetInput } from "../target.js";
import { commentText } from "./comment.js";
import { parameterNames, prototypeOf, typedefOf } from "./declaration.js";
import { headerPrototypes, type HeaderPrototype } from "./header-prototypes.js";
import { keywords } from "./keywords.js";

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

export function publicHeader({
  model,
  archs,
  symbols,
}: Pick<TargetInput, "model" | "archs" | "symbols">): PublicHeader {
  const calls = model.calls.map(withWideResult);
  return {
    introduction: commentLines(introductions[symbols]),
    types: calls.filter(({ variadic }) => variadic).map(typedefOf),
    calls: calls.map((call) => documentedCall(call, symbols, archs)),
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
    "The functions are those of the plain names, which keep their symbol version. A call is " +
    "declared by its __sys_ name where libsys has no plain one for it, or where another header " +
    "of the system declares the plain name with other types.",
} as const satisfies Record<SymbolChoice, string>;

/**
 * The results of `__syscall` are those of any call: the table's `int` would cut an offset or an
 * address in half. The system's own headers have `off_t` as well.
 */
function withWideResult(call: Call): Call {
  if (call.name !== "__syscall") return call;
  return { ...call, returns: { kind: "named", name: "off_t" } };
}

function documentedCall(
  call: Call,
  choice: SymbolChoice,
  archs: TargetInput["archs"],
): DocumentedCall {
  const { name, notes } = chosenSymbol(call, choice, archs);
  return { comment: commentOf(call, notes), prototype: prototypeOf(call, name) };
}

/**
 * One header serves all architectures, and stands beside the system's: a symbol that an
 * architecture lacks is not declared, nor a name that C or another header has taken.
 */
function chosenSymbol(call: Call, choice: SymbolChoice, archs: TargetInput["archs"]): ChosenSymbol {
  const { sys } = call.symbols;
  const chosen = call.symbols[choice];
  if (chosen === undefined || archs.some((arch) => symbolFor(call, choice, arch) !== chosen)) {
    return { name: sys.name, notes: [] };
  }
  if (choice !== "public") return { name: chosen.name, notes: [] };
  if (keywords.has(chosen.name)) return { name: sys.name, notes: [] };
  const system = headerPrototypes.get(chosen.name);
  return system === undefined
    ? { name: chosen.name, notes: [`Symbol version ${chosen.version}.`] }
    : { name: sys.name, notes: [plainNameNote(chosen.name, system)] };
}

interface ChosenSymbol {
  readonly name: string;
  /** Sentences for the call's comment. */
  readonly notes: readonly string[];
}

function plainNameNote(name: string, { header, difference }: HeaderPrototype): string {
  return `<${header}> declares ${name} with ${difference}.`;
}

function commentOf(call: Call, notes: readonly string[]): readonly string[] {
  const { heading, parameters, errors, notes: common } = documentCall(call);
  const names = new Map(
    parameterNames(call).map((name, index) => [call.parameters[index]?.name, name]),
  );
  return [
    ...commentLines(heading),
    ...commentLines(""),
    ...parameters.flatMap(({ name, text }) =>
      commentLines(`@param ${names.get(name) ?? name} ${text}`),
    ),
    ...(parameters.length === 0 ? [] : commentLines("")),
    ...commentLines([errors, ...notes, ...common].join(" ")),
  ];
}

/** The text in lines of at most 80 columns with a star before each. */
function commentLines(text: string): readonly string[] {
  return wrap(commentText(plain(text)), 77).map((line) => ` * ${line}`.trimEnd());
}
