import type { ArchName } from "./arch.js";

/** Constants that belong together: the flags of open(2), the signals, the requests of ioctl(2). */
export interface ConstantFamily {
  /** Lower case with hyphens, as targets derive names from it: `open-flags`. */
  readonly name: string;
  /** What they are, in half a sentence: `flags of open(2) and openat(2)`. */
  readonly title: string;
  /** The header that programs include for them: `sys/fcntl.h`. */
  readonly header: string;
  /**
   * - `flags`: values of one type that are or-ed together
   * - `values`: one of them at a time, of one type
   * - `numbers`: limits, sizes and whatever else shares no type
   */
  readonly kind: "flags" | "values" | "numbers";
  /**
   * The C type of the parameters and members that take them, `int` say: a scalar of the model.
   * Undefined for `numbers`.
   */
  readonly type: string | undefined;
  /** Every bit that the kernel accepts has a name here; only for `flags`. */
  readonly exhaustive: boolean;
  /** Sorted by value, then by name. */
  readonly constants: readonly Constant[];
}

export interface Constant {
  /** As in C: `O_CLOEXEC`. */
  readonly name: string;
  /**
   * The value as C has it, negative where C's is; per architecture where they differ. Where it is
   * out of the range of the family's type, as 0x80000000 is of `int`, its bits are meant.
   */
  readonly value: bigint | Readonly<Record<ArchName, bigint>>;
}
