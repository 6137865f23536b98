/**
 * A C type as the table spells it, not yet resolved for an architecture.
 *
 * Qualifiers belong to the level that they qualify: `const char *` is a pointer to a const named
 * type, `struct aiocb * const *` a pointer to a const pointer to a struct.
 */
export type CType = CVoid | CNamed | CTagged | CPointer | CArray | CFunction;

/** Which qualifiers one level of a type carries. Those that are absent are not written as `false`. */
export interface Qualifiers {
  readonly const?: true;
  readonly volatile?: true;
  readonly restrict?: true;
  /** CheriBSD's `__capability`, on pointers. */
  readonly capability?: true;
  /** CheriBSD's `__kerncap`, on pointers. */
  readonly kernelCapability?: true;
}

export interface CVoid extends Qualifiers {
  readonly kind: "void";
}

/** A basic type or a typedef: `int`, `unsigned int`, `u_long`, `size_t`, `sigset_t`. */
export interface CNamed extends Qualifiers {
  readonly kind: "named";
  /** Words in the order of the table, separated by one space. */
  readonly name: string;
}

export interface CTagged extends Qualifiers {
  readonly kind: "struct" | "union" | "enum";
  readonly tag: string;
}

export interface CPointer extends Qualifiers {
  readonly kind: "pointer";
  readonly to: CType;
}

/** An array declarator. As a parameter it means a pointer to `of`; the length is documentation. */
export interface CArray {
  readonly kind: "array";
  readonly of: CType;
  /** The text between the brackets; absent for `[]`. */
  readonly length?: string;
}

export interface CFunction {
  readonly kind: "function";
  readonly returns: CType;
  readonly parameters: readonly CType[];
  readonly variadic: boolean;
}
