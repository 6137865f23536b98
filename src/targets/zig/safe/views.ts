/** What a parameter of a wrapper is in Zig. */
export interface ParameterView {
  readonly name: string;
  readonly type: string;
  /** The expression for a raw parameter of type `to`: the value, or the address of what it holds. */
  readonly passed: (to: string) => string;
  /** How many there are, as an expression of type usize; in the slice's own unit, or in bytes. */
  readonly length: (unit: "elements" | "bytes") => string;
}

/** An output of the call: a variable of the wrapper. */
export interface OutputView {
  readonly name: string;
  readonly type: string;
  /** What it holds before the call. */
  readonly initial: string;
}
