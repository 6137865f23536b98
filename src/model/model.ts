import type { CPointer, CType, Expression } from "syscalls-table";
import type { ArchName } from "./arch.js";
import type { ConstantFamily } from "./constants.js";
import type { Structure } from "./layout/structure.js";
import type { SafeForm } from "./safe/form.js";
import type { Suite } from "./suite/form.js";
import type { Topic } from "./topics.js";

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

/**
 * How a call reports failure, as seen by the caller of its stub.
 *
 * - `errno`: -1, the error number in errno
 * - `errno-pointer`: `(void *)-1`, the error number in errno
 * - `errno-value`: the result is the error number itself, 0 for success
 * - `never-fails`
 * - `noreturn`: does not return at all
 * - `ambiguous`: -1 may be a success; clear errno before, read it after
 */
export type ErrorConvention =
  "errno" | "errno-pointer" | "errno-value" | "never-fails" | "noreturn" | "ambiguous";

export interface Call {
  /** The name of the table: `read`, `_exit`, `__sysctl`. */
  readonly name: string;
  readonly number: number;
  readonly audit: string;
  readonly symbols: Symbols;
  readonly returns: CType;
  readonly parameters: readonly ModelParameter[];
  readonly variadic: boolean;
  readonly errorConvention: ErrorConvention;
  /** Why the convention is not plain `errno`, in one sentence. */
  readonly why: string | undefined;
  /** libthr wraps it: calling `__sys_x` goes past cancellation points and deferred signals. */
  readonly interposed: boolean;
  /** Allowed after cap_enter(2). */
  readonly capabilityMode: boolean;
  /** NOSTD: the kernel may lack it until a module is loaded, and then answers ENOSYS or SIGSYS. */
  readonly inModule: boolean;
  /** No argument can break memory safety, close another owner's descriptor or confuse the runtime. */
  readonly harmless: boolean;
  /** The manual page and section, `read(2)`; undefined where there is none. */
  readonly manual: string | undefined;
  /** What the call does, in one sentence that begins with a verb: `Reads from a descriptor.` */
  readonly summary: string | undefined;
  /** The first release that has the call: `7.0`, or an older system's name, `4.2BSD`. */
  readonly since: string | undefined;
  /** What it has to do with, as features and documentation sort calls: `files`, `sockets`. */
  readonly topic: Topic | undefined;
  readonly safe: SafeForm;
}

/** The names of a call in the dynamic symbol table of `libsys.so.7`. */
export interface Symbols {
  /** `__sys_read`: always there. */
  readonly sys: StubSymbol;
  /** `_read`. */
  readonly private: StubSymbol | undefined;
  /** `read`, in its default version. */
  readonly public: StubSymbol | undefined;
}

export interface StubSymbol {
  readonly name: string;
  /** The node of the version script: `FBSD_1.0`, `FBSDprivate_1.0`. */
  readonly version: string;
  readonly binding: "global" | "weak";
  /** The architectures whose library lacks the symbol. */
  readonly missingOn: readonly ArchName[];
  /** The architectures whose library has it global, though the binding is weak everywhere else. */
  readonly globalOn?: readonly ArchName[];
  /**
   * What is there: the bare stub, or a C function around it that may answer without entering the
   * kernel (`clock_gettime`, `gettimeofday` and `sched_getcpu` ask the vDSO first).
   */
  readonly kind: "stub" | "wrapper";
}

export interface ModelParameter {
  /** As in the table; targets escape it for their language. */
  readonly name: string;
  /** Arrays are already pointers here. */
  readonly type: CType;
  /** Present for annotated pointers alone. */
  readonly pointee: Pointee | undefined;
}

/** What the annotations say about the data behind a pointer. */
export interface Pointee {
  readonly direction: "in" | "out" | "inout";
  readonly optional: boolean;
  readonly nulTerminated: boolean;
  readonly count: PointeeCount | undefined;
  /** `_Outptr_result_maybenull_`: the pointer that the call stores may be NULL. */
  readonly resultMayBeNull: boolean;
  /** Types inside the object that differ between ABIs. */
  readonly contains: { readonly long: boolean; readonly pointer: boolean; readonly timeT: boolean };
}

export interface PointeeCount {
  readonly unit: "elements" | "bytes";
  readonly expression: Expression;
  /** The expression in C's notation. */
  readonly text: string;
}

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
