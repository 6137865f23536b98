/** A module of the package in its three forms, each without the line that names the command. */
export interface CompiledModule {
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

/** One top-level declaration in the three forms, without a line end behind it. */
export interface DataStatement {
  readonly source: string;
  /** Absent for types. */
  readonly javascript?: string;
  readonly declaration: string;
}
