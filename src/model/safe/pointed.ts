import type { CType } from "syscalls-table";
import { basicType } from "../basic-type.js";
import { recordOf, type TypeFacts } from "../facts.js";

/** What a pointer points to, as far as the rules tell it apart. */
export type Pointed =
  /** `void`: memory of no type, or of no type that C could name. */
  | { readonly kind: "untyped" }
  /** `char` and its kin. */
  | { readonly kind: "bytes" }
  /** `struct sockaddr`, the head that the address structs of all families share. */
  | { readonly kind: "open-ended"; readonly type: CType }
  | { readonly kind: "vectors" }
  /** An integer, a struct or a union. */
  | { readonly kind: "object"; readonly type: CType }
  /** Another pointer, or a function. */
  | { readonly kind: "indirect" };

/** What a parameter points to; undefined for one that is no pointer. Qualifiers are dropped. */
export function pointedBy(type: CType, facts: TypeFacts): Pointed | undefined {
  if (type.kind === "pointer") return pointed(type.to, facts);
  if (type.kind !== "named") return undefined;
  const typedef = recordOf(facts.pointers, type.name);
  return typedef && pointed({ kind: "named", name: typedef.to }, facts);
}

function pointed(type: CType, facts: TypeFacts): Pointed {
  switch (type.kind) {
    case "void":
      return { kind: "untyped" };
    case "pointer":
    case "array":
    case "function":
      return { kind: "indirect" };
    case "named":
      if (Object.hasOwn(facts.pointers, type.name)) return { kind: "indirect" };
      return isByte(type.name, facts)
        ? { kind: "bytes" }
        : { kind: "object", type: { kind: "named", name: type.name } };
    case "struct":
    case "union":
    case "enum": {
      const plain: CType = { kind: type.kind, tag: type.tag };
      if (type.kind === "struct" && type.tag === "sockaddr")
        return { kind: "open-ended", type: plain };
      if (type.kind === "struct" && type.tag === "iovec") return { kind: "vectors" };
      return { kind: "object", type: plain };
    }
  }
}

function isByte(name: string, facts: TypeFacts): boolean {
  return basicType(name)?.rank === "char" || recordOf(facts.scalars, name)?.size === 1;
}
