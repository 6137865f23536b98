import type { ArchName } from "./arch.js";
import type { CallFacts } from "./facts.js";
import type { Call, StubSymbol, Symbols } from "./call.js";

/** Which of a call's symbols bindings refer to. */
export type SymbolChoice = "sys" | "private" | "public";

/** The version that libsys keeps its internal names under. */
const privateVersion = "FBSDprivate_1.0";

/**
 * The symbol that a binding of `call` refers to.
 *
 * `sys` is always there. Where the library has no `_x` or no plain `x` on the architecture, or the
 * plain one is bound to an older form of the call, the answer is the `__sys_` symbol: the same call
 * under the name that never changes.
 */
export function symbolFor(call: Call, choice: SymbolChoice, arch: ArchName): StubSymbol {
  const chosen = call.symbols[choice];
  return chosen === undefined || chosen.missingOn.includes(arch) ? call.symbols.sys : chosen;
}

/** The symbols of a call, from its record and the conventions of the library's build. */
export function symbolsOf(name: string, number: number, facts: CallFacts): Symbols {
  return {
    sys: {
      name: `__sys_${name}`,
      version: privateVersion,
      binding: "global",
      missingOn: [],
      kind: "stub",
    },
    private: privateSymbol(name, facts),
    public: publicSymbol(name, number, facts),
  };
}

function privateSymbol(name: string, facts: CallFacts): StubSymbol | undefined {
  if (facts.privateMissing === "everywhere") return undefined;
  return {
    name: `_${name}`,
    version: privateVersion,
    binding: "weak",
    missingOn: facts.privateMissing ?? [],
    kind: "stub",
  };
}

/** A plain symbol with another number is another form of the call, not this one. */
function publicSymbol(name: string, number: number, facts: CallFacts): StubSymbol | undefined {
  if (facts.public?.number !== number) return undefined;
  const { version, wrapper, binding, globalOn } = facts.public;
  return {
    name,
    version,
    binding: binding ?? "weak",
    ...(globalOn === undefined ? {} : { globalOn }),
    missingOn: [],
    kind: wrapper ? "wrapper" : "stub",
  };
}
