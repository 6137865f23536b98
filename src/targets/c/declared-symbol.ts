import type { Call } from "../../model/call.js";
import { symbolFor } from "../../model/symbols.js";
import type { TargetInput } from "../target.js";
import { headerPrototypes } from "./header-prototypes.js";
import { keywords } from "./keywords.js";

/** The name that `libsys.h` declares a call by. */
export interface DeclaredSymbol {
  readonly name: string;
  /** Sentences about the choice, for the call's comment. */
  readonly notes: readonly string[];
}

/**
 * One header serves all architectures, and stands beside the system's: a symbol that an
 * architecture lacks is not declared, nor a name that C or another header has taken. The `__sys_`
 * symbol takes its place.
 */
export function declaredSymbol(
  call: Call,
  { symbols, archs }: Pick<TargetInput, "symbols" | "archs">,
): DeclaredSymbol {
  const { sys } = call.symbols;
  const chosen = call.symbols[symbols];
  if (chosen === undefined || archs.some((arch) => symbolFor(call, symbols, arch) !== chosen)) {
    return { name: sys.name, notes: [] };
  }
  if (symbols !== "public") return { name: chosen.name, notes: [] };
  if (keywords.has(chosen.name)) return { name: sys.name, notes: [] };
  const system = headerPrototypes.get(chosen.name);
  if (system !== undefined) {
    const note = `<${system.header}> declares ${chosen.name} with ${system.difference}.`;
    return { name: sys.name, notes: [note] };
  }
  const version = `Symbol version ${chosen.version}.`;
  return chosen.kind === "wrapper"
    ? { name: chosen.name, notes: [version, "The function may answer without a system call."] }
    : { name: chosen.name, notes: [version] };
}
