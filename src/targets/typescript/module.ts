/** A module of the package in its three forms: what people read, run and type-check against. */
export interface Module {
  /** Without its extension. */
  readonly name: string;
  readonly source: string;
  readonly javascript: string;
  readonly declarations: string;
}

/**
 * A module of nothing but data, which grows with the table. Its three forms differ by a few words
 * only, and the compiler would take longer over them than everything else takes together.
 */
export interface DataModule {
  readonly name: string;
  readonly statements: readonly DataStatement[];
}

/** One top-level declaration, without a line end behind it. */
export interface DataStatement {
  readonly source: string;
  /** Absent for types. */
  readonly javascript?: string;
  readonly declaration: string;
}
