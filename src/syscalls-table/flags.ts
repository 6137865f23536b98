/** What a flag says about its entry. */
export interface FlagMeaning {
  /**
   * - `native`, `compat`: a call with a prototype, of today's ABI or of an older release's
   * - `named`: a placeholder that remembers a name
   * - `empty`: a placeholder that may do without one
   * - `modifier`: adds to one of the others
   */
  readonly kind: "native" | "compat" | "named" | "empty" | "modifier";
  readonly meaning: string;
}

const flags: ReadonlyMap<string, FlagMeaning> = new Map([
  ["STD", { kind: "native", meaning: "a native system call" }],
  ["NOSTD", { kind: "native", meaning: "native, provided by a module that may not be loaded" }],
  ["NODEF", { kind: "native", meaning: "in the kernel's table only, declared nowhere" }],
  ["NOARGS", { kind: "native", meaning: "its argument struct is declared elsewhere" }],
  ["NOPROTO", { kind: "native", meaning: "its struct and function are declared elsewhere" }],
  ["SYSMUX", { kind: "native", meaning: "takes another call's number first" }],
  ["OBSOL", { kind: "named", meaning: "gone, the name is remembered" }],
  ["UNIMPL", { kind: "empty", meaning: "never written" }],
  ["RESERVED", { kind: "empty", meaning: "left to vendors and local additions" }],
  ["CAPENABLED", { kind: "modifier", meaning: "allowed in capability mode" }],
  ["NOLIB", { kind: "modifier", meaning: "libsys has no stub for it" }],
  ["NORETURN", { kind: "modifier", meaning: "does not return" }],
  ["NOTSTATIC", { kind: "modifier", meaning: "its number is given to modules" }],
  // CheriBSD's.
  ["NOPARSE", { kind: "modifier", meaning: "its arguments are not unpacked by generated code" }],
  ["NOSTUB", { kind: "modifier", meaning: "its stub is written by hand" }],
  ["VARARG", { kind: "modifier", meaning: "its last argument is passed as variadic" }],
]);

/**
 * The meaning of one flag word; undefined where there is no such flag. `COMPAT` and its numbered
 * forms are those of sys/sysent.h: 4.3BSD, FreeBSD 4, 6, 7 and every release from 10 on.
 */
export function lookUpFlag(word: string): FlagMeaning | undefined {
  const known = flags.get(word);
  if (known !== undefined) return known;
  const [, release] = /^COMPAT(|4|6|7|[1-9][0-9])$/.exec(word) ?? [];
  if (release !== undefined) {
    return {
      kind: "compat",
      meaning: `kept for ${release === "" ? "4.3BSD" : `FreeBSD ${release}`}`,
    };
  }
  return /^VARARG[1-9]$/.test(word)
    ? { kind: "modifier", meaning: "passes arguments as variadic" }
    : undefined;
}

/** Every flag that a suggestion may name. */
export function flagWords(): string[] {
  return [...flags.keys(), "COMPAT", ...[4, 6, 7, 10, 11, 12, 13, 14].map((n) => `COMPAT${n}`)];
}
