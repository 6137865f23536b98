import type { Entry, Prototype } from "./ast.js";
import { lookUpFlag } from "./flags.js";

/** A system call of any ABI generation, as an entry declares it. */
export interface NamedCall {
  readonly entry: Entry;
  readonly name: string;
  /** The compatibility flag, `COMPAT11` say; empty for calls of today's ABI. */
  readonly generation: string;
  /** Absent where the entry gives a name alone. */
  readonly prototype: Prototype | undefined;
}

/**
 * The call that an entry stands for; undefined for placeholders, and for the numbers that NODEF
 * leaves to modules, which all bear one name.
 */
export function callOf(entry: Entry): NamedCall | undefined {
  const { flags, body } = entry;
  if (body.kind === "bare" || flags.includes("NODEF")) return undefined;
  if (flags.some(isPlaceholder)) return undefined;
  const prototype = body.kind === "prototype" ? body.prototype : undefined;
  const own = body.kind === "prototype" ? body.prototype.name : body.name;
  const generation = flags.find((flag) => flag.startsWith("COMPAT")) ?? "";
  return { entry, name: body.alternative?.name ?? own, generation, prototype };
}

function isPlaceholder(flag: string): boolean {
  const kind = lookUpFlag(flag)?.kind;
  return kind === "named" || kind === "empty";
}
