import { types } from "node:util";
import type { Span } from "syscalls-table";
import { type ExitStatus, exitStatus } from "./exit-status.js";

/** One thing that a person has to read: a sentence, and a place and a hint where there are any. */
export interface Finding {
  /** One sentence without a full stop. */
  readonly message: string;
  readonly hint?: string;
  readonly code?: string;
  readonly severity?: "error" | "warning";
  readonly file?: string;
  readonly span?: Span;
  /** The line of `span.start`. */
  readonly excerpt?: string;
}

/** Ends a command: what to tell and what the process answers. */
export class Failure extends Error {
  override readonly name = "Failure";

  constructor(
    readonly status: ExitStatus,
    readonly findings: readonly Finding[],
  ) {
    super(findings.map((finding) => finding.message).join("\n"));
  }
}

/** The command line or the configuration makes no sense. */
export function usageFailure(message: string, hint?: string): Failure {
  return new Failure(exitStatus.usage, [{ message, ...(hint === undefined ? {} : { hint }) }]);
}

/**
 * What to throw for an error of the file system: `cannot read a.master: permission denied`.
 * Anything else is returned as it is.
 */
export function ioFailure(action: string, error: unknown): unknown {
  const reason = systemReason(error);
  if (reason === undefined) return error;
  return new Failure(exitStatus.failed, [{ message: `cannot ${action}: ${reason}` }]);
}

/** The system's own words for an errno, or undefined for other errors. */
function systemReason(error: unknown): string | undefined {
  if (!isSystemError(error)) return undefined;
  return /^E[A-Z0-9]+: ([^,]+)/.exec(error.message)?.[1] ?? error.code;
}

/** Whether the file system gave this errno, `ENOENT` say. */
export function isSystemError(error: unknown, ...codes: string[]): error is NodeJS.ErrnoException {
  // Not `instanceof`: the errors of node:fs may come from another realm than this module.
  if (!types.isNativeError(error) || !("code" in error) || typeof error.code !== "string") {
    return false;
  }
  return codes.length === 0 ? /^E[A-Z0-9]+$/.test(error.code) : codes.includes(error.code);
}
