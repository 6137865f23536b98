import type { CPointer } from "syscalls-table";
import type { ArchName } from "./arch.js";
import type { Call } from "./call.js";
import type { ConstantFamily } from "./constants.js";
import type { Structure } from "./layout/structure.js";
import type { Suite } from "./suite/form.js";

/** Every native system call of one table, resolved; and what was left out. */
export interface Model {
  /** The bound calls in ascending order of their numbers. */
  readonly calls: readonly Call[];
  /** Every entry of the table that has no binding, in the order of the table. */
  readonly leftOut: readonly LeftOut[];
  /** Every scalar type that a signature names, by that name, sorted. */
  readonly scalars: ReadonlyMap<string, ScalarType>;
  /** What the typedefs of pointers stand for: `caddr_t` is `char *`. */
  readonly pointerTypes: ReadonlyMap<string, CPointer>;
  /** Every struct, union and aggregate typedef that a signature points to, sorted. */
  readonly aggregates: readonly AggregateType[];
  /**
   * The structs and unions that signatures reach, directly or through members, each after those that
   * it contains by value. One whose layout is not known is in `aggregates` alone.
   */
  readonly structures: readonly Structure[];
  /** In the order of `data/constants.json`. */
  readonly constants: readonly ConstantFamily[];
  /** What conformance programs do with these calls; made when it is asked for, and only once. */
  readonly suite: () => Suite;
}

export interface LeftOut {
  readonly name: string | undefined;
  readonly number: number;
  readonly lastNumber: number;
  readonly cause: LeftOutCause;
  /** One sentence: `compatibility with FreeBSD 11`, `reserved for local use`. */
  readonly reason: string;
}

/**
 * Why an entry has no binding; all but one of the causes are the flags of the entry.
 *
 * - `compatibility`: the older form of a call (`COMPAT11`); `release` is the last major version of
 *   FreeBSD that had it, 3 for plain `COMPAT`, which is 4.3BSD's and all before FreeBSD 4
 * - `obsolete`: `OBSOL`, a name and nothing behind it
 * - `no-definition`: `NODEF`, an entry of the kernel's table alone
 * - `no-stub`: `NOLIB`, a native call that libsys has no function for
 * - `not-selected`: a call that has a stub, and that bindings were not asked for
 * - `reserved`, `unimplemented`: a free number
 */
export type LeftOutCause =
  | { readonly kind: "compatibility"; readonly release: number }
  | {
      readonly kind:
        "obsolete" | "no-definition" | "no-stub" | "not-selected" | "reserved" | "unimplemented";
    };

/** Size and alignment in bytes. */
export interface ScalarLayout {
  readonly size: 1 | 2 | 4 | 8;
  readonly align: number;
  readonly signed: boolean;
}

export interface ScalarType {
  readonly name: string;
  readonly layouts: Readonly<Record<ArchName, ScalarLayout>>;
}

/** A type that signatures mention behind pointers only. */
export interface AggregateType {
  readonly kind: "struct" | "union" | "typedef";
  /** The tag or the typedef's name. */
  readonly name: string;
  /** What a typedef stands for, `struct __sigset` say. */
  readonly target: string | undefined;
}

/** What a value of a type is when it is passed or returned, on one architecture. */
export type AbiType =
  | { readonly kind: "void" }
  | {
      readonly kind: "integer";
      readonly size: 1 | 2 | 4 | 8;
      readonly align: number;
      readonly signed: boolean;
    }
  | { readonly kind: "pointer"; readonly size: 4 | 8; readonly align: number };
