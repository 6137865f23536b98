import type { CType, Expression } from "syscalls-table";
import type { LibraryArchName } from "./library/arch.js";
import type { SafeForm } from "./safe/form.js";
import type { Topic } from "./topics.js";

/**
 * What is around a call under its plain name: thr_syscalls.c, thr_sig.c and thr_fork.c of libthr,
 * and ptrace.c of libsys.
 *
 * - `cancellation`: a thread that is to be cancelled ends there
 * - `signals`: libthr keeps the signals that it needs for itself
 * - `fork`: libthr runs what pthread_atfork(3) has registered
 * - `errno`: errno is 0 before the call
 */
export type Interposition = (typeof interpositions)[number];

export const interpositions = ["cancellation", "signals", "fork", "errno"] as const;

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
  /** What libthr or libc does around it under its plain name, which `__sys_x` goes past. */
  readonly interposed: Interposition | undefined;
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
  readonly missingOn: readonly LibraryArchName[];
  /** The architectures whose library has it global, though the binding is weak everywhere else. */
  readonly globalOn?: readonly LibraryArchName[];
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
