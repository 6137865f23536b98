import type { CType } from "syscalls-table";
import type { ArchName } from "../arch.js";

/** A struct or a union that calls take or give behind a pointer, or that one of those contains. */
export interface Structure {
  readonly kind: "struct" | "union";
  /**
   * The tag; `stat` for `struct stat`. Where C has none, one of ours: `__siginfo_reason` for the
   * union of the member `_reason`.
   */
  readonly name: string;
  /** C has no tag for it: it can only be reached through the member that it is the type of. */
  readonly anonymous: boolean;
  /** The name that programs know it by: `sigset_t` for `struct __sigset`. */
  readonly typedef: string | undefined;
  /** The header that programs include for it: `sys/stat.h`. */
  readonly header: string;
  /** What a program has to define before it includes the header: `_WANT_SEMUN`. */
  readonly macros: readonly string[];
  /**
   * What it goes with although no type says so, by name: calls that take it as untyped memory,
   * `fcntl`, or the structure that stands for it, `struct sockaddr`.
   */
  readonly with: readonly string[];
  /** In ascending order of offset; in a union, in C's order. Empty if the structure is opaque. */
  readonly members: readonly Member[];
  /** The architectures that have the structure, all of them as a rule. */
  readonly layouts: Readonly<Partial<Record<ArchName, StructureLayout>>>;
  /** Why the members are not known or not to be touched, in a sentence; then only the size counts. */
  readonly opaque: string | undefined;
  /** Why a later release may enlarge it or give its spare members a meaning, in a sentence. */
  readonly grows: string | undefined;
  /** Architectures for which compilers alone support the figures, and no machine has. */
  readonly unverified: readonly ArchName[];
}

/** In bytes. */
export interface StructureLayout {
  readonly size: number;
  readonly align: number;
}

export interface Member {
  readonly name: string;
  /**
   * Arrays are arrays here. One of length 0 at the end is what follows the structure; one without a
   * length has not as many elements everywhere, and `elementsOf` says how many. Structs and unions
   * appear by their tags, never by typedefs.
   */
  readonly type: CType;
  /** In bytes from the start of the structure; an architecture that is absent lacks the member. */
  readonly places: Readonly<Partial<Record<ArchName, MemberPlace>>>;
  /** Not for programs: spare room, padding that C declares, or the kernel's own. */
  readonly reserved: boolean;
}

/** In bytes. */
export interface MemberPlace {
  readonly offset: number;
  readonly size: number;
}
