import pc from "picocolors";
import type { Diagnostic } from "syscalls-table";
import { renderDiagnostic } from "syscalls-table/render";
import type { Finding } from "./failure.js";
import type { Terminal } from "./io.js";

/**
 * Writes findings as compilers do: the place, the severity, the sentence, the code; the line with
 * a mark under the place; what to do. What has no place is said of the file, or of libsysgen.
 */
export function report(findings: readonly Finding[], terminal: Terminal): void {
  for (const finding of findings) terminal.write(`${findingText(finding, terminal.colour)}\n`);
}

function findingText(finding: Finding, colour: boolean): string {
  const diagnostic = diagnosticOf(finding);
  if (diagnostic !== undefined) return renderDiagnostic(diagnostic, { color: colour });
  const paint = pc.createColors(colour);
  const { code, file = "libsysgen", hint, message, severity = "error" } = finding;
  const word = (severity === "error" ? paint.red : paint.yellow)(`${severity}:`);
  const tag = code === undefined ? "" : ` ${paint.dim(`[${code}]`)}`;
  const line = `${paint.bold(`${file}:`)} ${word} ${message}${tag}`;
  return hint === undefined ? line : `${line}\n  hint: ${hint}`;
}

function diagnosticOf(finding: Finding): Diagnostic | undefined {
  const { code, excerpt, file, severity = "error", span } = finding;
  if (code === undefined || file === undefined || span === undefined) return undefined;
  return { ...finding, code, severity, file, span, excerpt: excerpt ?? "" };
}
