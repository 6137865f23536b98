import { type Dialect, lint, type LintResult } from "syscalls-table";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { readTable } from "../input.js";
import type { Io } from "../io.js";
import { report } from "../report.js";

export interface TableCheckOptions {
  readonly json?: true;
  readonly strict?: true;
  readonly dialect?: Dialect;
}

/** `libsysgen table check`; the findings are what the command prints, so they go to `stdout`. */
export async function checkTable(
  file: string | undefined,
  { dialect, json, strict }: TableCheckOptions,
  io: Io,
): Promise<ExitStatus> {
  const input = await readTable(file, io);
  const result = lint(input.bytes, input.file, dialect === undefined ? {} : { dialect });
  const findings = [...(input.json ?? []), ...result.diagnostics];
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.length - errors;
  if (json) io.stdout.write(jsonText(input.file, result, errors, warnings));
  else {
    report(findings, io.stdout);
    io.stdout.write(`${input.file}: ${countText(errors, warnings)}\n`);
  }
  return errors > 0 || (strict && warnings > 0) ? exitStatus.findings : exitStatus.ok;
}

function jsonText(
  file: string,
  { diagnostics, dialect }: LintResult,
  errors: number,
  warnings: number,
): string {
  return `${JSON.stringify({ file, dialect, errors, warnings, diagnostics }, undefined, 2)}\n`;
}

function countText(errors: number, warnings: number): string {
  if (errors + warnings === 0) return "no findings";
  return `${errors} ${errors === 1 ? "error" : "errors"}, ${warnings} ${warnings === 1 ? "warning" : "warnings"}`;
}
