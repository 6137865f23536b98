import type { CType } from "syscalls-table";

/** A parameter of a Go function. */
export interface GoParameter {
  readonly name: string;
  /** The Go type. */
  readonly type: string;
  /** The C type. */
  readonly original: CType;
}
