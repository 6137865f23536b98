/**
 * What one machine instruction does, as far as stubs need it. Registers have the architecture's own
 * numbers; `register: undefined` in an `unknown` stands for all of them.
 *
 * - `set`, `add`, `load`: a register gets a constant, another register's value plus a constant, or
 *   a word of memory
 * - `clobber`: a register gets a value that nobody follows
 * - `pop`: a register gets the return address of a call, from the stack or the link register
 * - `trap`: enters the kernel
 * - `branch`, `return` with `when`: taken if the system call has failed, if it has succeeded, or for
 *   another reason
 * - `none`: nothing that matters here
 * - `unknown`: could be anything
 */
export type Operation =
  | { readonly kind: "set"; readonly register: number; readonly value: bigint }
  | {
      readonly kind: "add";
      readonly register: number;
      readonly from: number;
      readonly value: bigint;
    }
  | { readonly kind: "load"; readonly register: number; readonly place: Place }
  | { readonly kind: "clobber" | "pop"; readonly register: number }
  | { readonly kind: "trap" | "none" | "unknown" }
  | { readonly kind: "branch"; readonly when: Condition; readonly target: bigint }
  | { readonly kind: "return"; readonly when: Condition | "always" }
  | { readonly kind: "jump" | "call"; readonly to: Destination };

export type Condition = "failed" | "succeeded" | "other";

/** A place in memory: a register's value, or nothing, plus a constant. */
export interface Place {
  readonly base: number | undefined;
  readonly offset: bigint;
}

/** Where to: an address, what a register holds plus a constant, or what a word of memory holds. */
export type Destination =
  | { readonly kind: "address"; readonly address: bigint }
  | { readonly kind: "register"; readonly register: number; readonly offset: bigint }
  | { readonly kind: "memory"; readonly place: Place };

export interface Instruction {
  /** In bytes. 0 where not even that is known. */
  readonly size: number;
  readonly operation: Operation;
}

/** The decoder of one architecture. */
export interface Isa {
  /** The register that has the number of the system call. */
  readonly numberRegister: number;
  /** Bytes of the longest instruction, or of the longest group that is decoded as one. */
  readonly longest: number;
  /**
   * The instruction whose bytes these are.
   *
   * @param bytes at most `longest`, fewer at the end of the code
   * @param address where they are; on armv7 the lowest bit says Thumb
   */
  readonly decode: (bytes: DataView, address: bigint) => Instruction;
}

export const none: Operation = { kind: "none" };
export const unknown: Operation = { kind: "unknown" };

export function to(address: bigint): Destination {
  return { kind: "address", address };
}

export function through(register: number, offset = 0n): Destination {
  return { kind: "register", register, offset };
}

export function move(register: number, from: number): Operation {
  return { kind: "add", register, from, value: 0n };
}

/** The low `bits` of a number as a signed one. */
export function signed(value: number, bits: number): bigint {
  return BigInt.asIntN(bits, BigInt(value));
}
