/**
 * What can be found, under a code that never changes its meaning. `docs/conformance.md` says for
 * each what it means and what to do.
 */
export const findingCodes = {
  CF001: "the library has another name than programs ask for",
  CF002: "tables of the library contradict each other",
  CF003: "a stub library, to link with and not to run",
  CF004: "libc of a release that has libsys: its stubs are placeholders",
  CF005: "libc of a release before libsys",
  CF006: "an archive, which has less to compare",
  CF101: "a symbol is missing",
  CF102: "a symbol has another version",
  CF103: "a symbol is the default version and should not be, or the other way round",
  CF104: "a symbol has another binding",
  CF105: "a symbol is hidden",
  CF106: "a symbol is of another kind",
  CF201: "a stub has the number of another call",
  CF202: "the code at a symbol is not the stub of a system call",
  CF203: "a stub does not report errors",
  CF204: "where a stub reports errors could not be followed",
  CF301: "a stub that the table does not know",
  CF302: "a symbol that nothing is known about",
  CF401: "the baseline accepts something that is not there",
} as const;

export type FindingCode = keyof typeof findingCodes;

/**
 * - `incompatible`: programs that are built for the table do not work with the library
 * - `difference`: they work, and the library is not what the table describes
 * - `note`: an explanation
 */
export type FindingSeverity = "incompatible" | "difference" | "note";

export interface ConformFinding {
  readonly code: FindingCode;
  readonly severity: FindingSeverity;
  /** The symbol with its version, `fstat@FBSD_1.0`; undefined if it is about the library. */
  readonly symbol: string | undefined;
  /** One sentence without a full stop. */
  readonly message: string;
  /** A baseline accepts it: it counts for nothing. */
  readonly accepted: boolean;
}

/** A symbol with its version as linkers write it. */
export function symbolText(name: string, version: string | undefined, isDefault: boolean): string {
  if (version === undefined) return name;
  return `${name}${isDefault ? "@@" : "@"}${version}`;
}

export function finding(
  code: FindingCode,
  severity: FindingSeverity,
  symbol: string | undefined,
  message: string,
): ConformFinding {
  return { code, severity, symbol, message, accepted: false };
}
