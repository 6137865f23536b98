import type { Member, Structure } from "../../../model/layout/structure.js";

/**
 * Whether a pointer in a structure is a `uintptr` in Go: the collector stops the program when it
 * finds something in a pointer that is none, and it sees no pointers in a union at all.
 */
export function holdsAddress({ kind, name }: Structure, { name: member, type }: Member): boolean {
  return type.kind === "pointer" && (kind === "union" || integers.get(name) === member);
}

/**
 * Members that C declares as pointers and that hold whatever the program or the processor has put
 * there.
 *
 * - `kevent`: the kernel hands `udata` back as it came, see kevent(2)
 * - `__siginfo`: the address of a fault, see siginfo(3)
 */
const integers: ReadonlyMap<string, string> = new Map([
  ["kevent", "udata"],
  ["__siginfo", "si_addr"],
]);
