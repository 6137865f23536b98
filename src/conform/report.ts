import type { LibraryArchName } from "../model/library/arch.js";
import type { ConformFinding } from "./finding.js";

/**
 * What a library is, by its name and what it refers to.
 *
 * - `libsys`: what the table is compared with
 * - `libc`: of a release before libsys, with the `__sys_` stubs in it
 * - `filter`: libc of a release with libsys, whose stubs only keep the places
 * - `archive`: what static programs are linked with, `libsys.a`: objects, which have no versions
 * - `stub`: a library to link with, of `libsysgen stub`
 */
export type LibraryRole = "libsys" | "libc" | "filter" | "archive" | "stub";

/** One symbol that the table asks for, and what there is to say about it. */
export interface SymbolCheck {
  /** With its version: `fstat@@FBSD_1.5`. */
  readonly symbol: string;
  /** The call that it belongs to; undefined for what is no system call. */
  readonly call: string | undefined;
  readonly findings: readonly ConformFinding[];
  /** Why it is in order though it looks otherwise. */
  readonly explanation: string | undefined;
}

export interface ConformReport {
  readonly file: string;
  readonly arch: LibraryArchName;
  readonly role: LibraryRole;
  /** By symbol. */
  readonly checks: readonly SymbolCheck[];
  /** About the library as a whole, and about symbols that the table does not ask for. */
  readonly findings: readonly ConformFinding[];
}

export function allFindings(report: ConformReport): readonly ConformFinding[] {
  return [...report.findings, ...report.checks.flatMap(({ findings }) => findings)];
}
