import type { CType } from "syscalls-table";

/**
 * What the safe layer of every language makes of a call.
 *
 * A wrapper has parameters of its own, from which the arguments of the raw call are made, and a
 * result made from the raw one. All of it is decided here, once: a language says only how it writes
 * a string, a slice or a descriptor.
 */
export type SafeForm = SafeWrapper | RawOnly;

/** The call has no safe form: it stays in the raw layer, and the documentation lists it. */
export interface RawOnly {
  readonly kind: "raw";
  /** A full sentence. */
  readonly reason: string;
}

export interface SafeWrapper {
  readonly kind: "wrapper";
  /** What the user passes, in the order of the C parameters. */
  readonly parameters: readonly SafeParameter[];
  /** One for each parameter of the C function, in its order. */
  readonly arguments: readonly SafeArgument[];
  /** What the raw result becomes when the call succeeds. */
  readonly result: SafeResult;
  /**
   * What the wrapper gives back besides `result`: objects that the kernel fills and that the user
   * does not pass. In the order of the C parameters.
   */
  readonly outputs: readonly SafeOutput[];
  /**
   * What the caller must see to although every type fits, in a full sentence: `The kernel reads and
   * writes what the request says.` Languages that mark such functions (`unsafe`) mark it.
   */
  readonly unsafe: string | undefined;
  /**
   * Why a language whose runtime has threads, signal masks or exit handlers of its own (Go,
   * JavaScript) keeps the call in its raw layer all the same, in a full sentence; undefined for most.
   */
  readonly againstRuntime: string | undefined;
}

/** `name` is the C parameter's; where one stands for two (pointer and length), the pointer's. */
export type SafeParameter = { readonly name: string } & (
  | {
      /** An integer as it is; `family` is the constants that it is made of. */
      readonly kind: "value";
      readonly type: CType;
      readonly family: string | undefined;
    }
  | {
      /**
       * A file descriptor that stays the caller's, or one that the call takes away (close).
       * `directory`: AT_FDCWD is as good as a descriptor.
       */
      readonly kind: "descriptor";
      readonly ownership: "borrowed" | "consumed";
      readonly directory: boolean;
      /** The number that means no descriptor, where none is allowed: -1 of mmap. */
      readonly none: number | undefined;
    }
  | {
      /** A string that is passed with a NUL after it and holds none. */
      readonly kind: "string";
      readonly optional: boolean;
    }
  | {
      /** Bytes; an empty slice is allowed. The kernel reads them (`in`), or writes some or all. */
      readonly kind: "bytes";
      readonly direction: "in" | "out" | "inout";
      readonly optional: boolean;
      /** What they hold, where C has a type for it: a socket address, of whichever family. */
      readonly holds: CType | undefined;
    }
  | {
      /** A slice of `element`; an empty one is allowed. */
      readonly kind: "elements";
      readonly element: CType;
      readonly direction: "in" | "out" | "inout";
      readonly optional: boolean;
      /** Exactly so many: the two times of utimensat. Then no argument says the length. */
      readonly count: number | undefined;
    }
  | {
      /**
       * Slices of bytes, passed as an array of `struct iovec`; none is allowed. The direction is that
       * of the bytes: `out` for readv.
       */
      readonly kind: "vectors";
      readonly direction: "in" | "out" | "inout";
      readonly optional: boolean;
    }
  | {
      /** One object of `type` by reference; it may be an integer. */
      readonly kind: "object";
      readonly type: CType;
      readonly direction: "in" | "out" | "inout";
      readonly optional: boolean;
    }
  | {
      /** An address that is more than a buffer: of a mapping, or whatever a request says. */
      readonly kind: "address";
      readonly optional: boolean;
    }
);

/** How an argument of the raw call is made; `of` is an index into `parameters`. */
export type SafeArgument =
  /** The integer, the descriptor's number or the address itself. */
  | { readonly kind: "value"; readonly of: number }
  /** The address of the string, of the first byte or element, or of the object; NULL for none. */
  | { readonly kind: "pointer"; readonly of: number }
  /**
   * How long a `bytes`, `elements` or `vectors` parameter is; 0 for none. A length that the C type
   * of the argument cannot hold is the caller's mistake: EINVAL, without a call.
   */
  | { readonly kind: "length"; readonly of: number; readonly unit: "bytes" | "elements" }
  /**
   * The address of an integer of `type` that holds the length in bytes of parameter `of` (0 for
   * none), and that the kernel replaces by the length there is: it is the output of that name.
   */
  | { readonly kind: "length-pointer"; readonly of: number; readonly type: CType }
  /** The address of room for the output with this index into `outputs`. */
  | { readonly kind: "output"; readonly of: number }
  /** The size in bytes of an object of `type`: of an output or of an `object` parameter. */
  | { readonly kind: "size"; readonly type: CType }
  /** An integer that is always the same, or NULL for 0 where the parameter is a pointer. */
  | { readonly kind: "constant"; readonly value: number };

export type SafeResult =
  /** Success has no value: 0 of a call that gives 0 or -1. */
  | { readonly kind: "none" }
  /** The call does not come back. */
  | { readonly kind: "never" }
  /** The integer; `family` is the constants that it is made of. */
  | { readonly kind: "value"; readonly type: CType; readonly family: string | undefined }
  /** A new file descriptor, which the caller owns. */
  | { readonly kind: "descriptor" }
  /** An address in the process. */
  | { readonly kind: "address" }
  /**
   * How much of parameter `of` was read or filled, from its start; of some calls how much there is,
   * if none or an empty one was passed. The number is the kernel's: slice with care, for recvfrom
   * may say more (MSG_TRUNC).
   */
  | { readonly kind: "length"; readonly of: number; readonly unit: "bytes" | "elements" }
  /** The bytes of parameter `of` before the NUL that the kernel has put behind them. */
  | { readonly kind: "string"; readonly of: number };

export type SafeOutput = { readonly name: string } &
  /**
   * An object of `type`, filled by the kernel. `zeroed`: a success may leave it as it was (wait4 with
   * WNOHANG), so it is all zero before the call.
   */
  (
    | { readonly kind: "object"; readonly type: CType; readonly zeroed: boolean }
    /** A new descriptor, or two (pipe2, socketpair), which the caller owns. */
    | { readonly kind: "descriptors"; readonly count: 1 | 2 }
    /** How many bytes of parameter `of` the kernel has filled, or would have had it had the room. */
    | { readonly kind: "length"; readonly of: number; readonly type: CType }
  );
