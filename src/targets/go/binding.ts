import { abiOf } from "../../model/abi.js";
import type { ArchName } from "../../model/arch.js";
import type { Call } from "../../model/call.js";
import type { AbiType, Model } from "../../model/model.js";
import { symbolFor, type SymbolChoice } from "../../model/symbols.js";
import type { GoCall } from "./call.js";
import { mostWords } from "./entry-point.js";
import type { Platform } from "./platforms.js";
import { notCallable } from "./reviewed.js";
import { argumentWords } from "./words.js";

/** What Go code on one architecture has of a call. */
export interface Binding extends GoCall {
  readonly symbol: ImportedSymbol;
  /** How the result comes back. */
  readonly resultAbi: AbiType;
  /** The arguments as expressions of type `uintptr`. */
  readonly words: readonly string[];
  /** Why there is no function, as a sentence. */
  readonly notCallable: string | undefined;
}

export interface ImportedSymbol {
  /** `libc___sys_read`: what the package calls it. */
  readonly local: string;
  /** `__sys_read`, or `read#FBSD_1.0` where the version decides what the name means. */
  readonly remote: string;
  /** As in the library: `__sys_read`. */
  readonly name: string;
}

/** Binds one call on one architecture. */
export function bind(
  model: Model,
  goCall: GoCall,
  { arch }: Platform,
  choice: SymbolChoice,
): Binding {
  const { call, parameters } = goCall;
  const values = parameters.map(({ name, type, original }) => ({
    name,
    type,
    abi: abiOf(model, original, arch.name),
  }));
  const words = argumentWords(values, arch);
  return {
    ...goCall,
    symbol: importedSymbol(call, choice, arch.name),
    resultAbi: abiOf(model, call.returns, arch.name),
    words,
    notCallable: whyNotCallable(call, words),
  };
}

/**
 * A plain name can have several versions, and a program that asks for none gets the oldest, with
 * the struct layouts of its day. The names of the private version have only one.
 */
function importedSymbol(call: Call, choice: SymbolChoice, arch: ArchName): ImportedSymbol {
  const { name, version } = symbolFor(call, choice, arch);
  const isPrivate = version.startsWith("FBSDprivate");
  return { local: `libc_${name}`, remote: isPrivate ? name : `${name}#${version}`, name };
}

function whyNotCallable(call: Call, words: readonly string[]): string | undefined {
  if (call.variadic) return "It is variadic: what it takes depends on the number that is passed.";
  const reviewed = notCallable.get(call.name);
  if (reviewed !== undefined) return reviewed;
  if (words.length <= mostWords) return undefined;
  return `Its arguments take ${words.length} words, and the runtime can pass ${mostWords}.`;
}
