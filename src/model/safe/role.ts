import type { CType } from "syscalls-table";
import type { SafeParameter } from "./form.js";

/**
 * What a wrapper makes of one parameter of the C function. Other parameters are referred to by
 * their names here; `link.ts` turns names into indices.
 */
export type Role =
  | {
      readonly kind: "parameter";
      readonly parameter: SafeParameter;
      /** What makes the wrapper unsafe. */
      readonly unsafe?: string;
    }
  | { readonly kind: "length"; readonly of: string; readonly unit: "bytes" | "elements" }
  | { readonly kind: "length-pointer"; readonly of: string; readonly type: CType }
  | { readonly kind: "output"; readonly type: CType; readonly zeroed: boolean }
  | { readonly kind: "new-descriptors"; readonly count: 1 | 2 }
  | { readonly kind: "size"; readonly type: CType }
  | { readonly kind: "constant"; readonly value: number }
  /** A pointer of which the table says nothing: no rule can make it safe. */
  | { readonly kind: "unannotated"; readonly name: string }
  | Gap;

/** What cannot be decided without a reviewed record. */
export interface Gap {
  readonly kind: "gap";
  /** What is not known, as the end of a sentence: `whether fds is an array`. */
  readonly unknown: string;
  /** What a record could say, as JSON: `"parameters": { "data": "address" }`. */
  readonly record: string;
}

export function gap(unknown: string, record: string): Gap {
  return { kind: "gap", unknown, record };
}
