import type { CType } from "syscalls-table";
import type { ArchName } from "../arch.js";

/** Bytes. */
export interface Extent {
  readonly size: number;
  readonly align: number;
}

/** How much room a type takes; undefined if nobody knows. */
export type Measure = (type: CType, arch: ArchName) => Extent | undefined;
