import pc from "picocolors";
import type { Finding } from "./failure.js";
import type { Terminal } from "./io.js";

/**
 * Writes findings as compilers do: the place, the severity, the code, the sentence; the line with
 * a mark under the place; what to do.
 */
export function report(findings: readonly Finding[], terminal: Terminal): void {
  for (const finding of findings) terminal.write(`${findingText(finding, terminal.colour)}\n`);
}

function findingText(finding: Finding, colour: boolean): string {
  const paint = pc.createColors(colour);
  const { code, excerpt, hint, message, span } = finding;
  const severity = finding.severity ?? "error";
  const place =
    finding.file === undefined
      ? "libsysgen: "
      : `${[finding.file, ...(span === undefined ? [] : [span.start.line, span.start.column])].join(":")}: `;
  const tag = code === undefined ? "" : `[${code}]`;
  const word = severity === "error" ? paint.red(`error${tag}:`) : paint.yellow(`warning${tag}:`);
  const lines = [`${paint.bold(place)}${word} ${message}`];
  if (excerpt !== undefined && excerpt !== "" && span !== undefined) {
    lines.push(`  ${excerpt}`, `  ${mark(excerpt, span.start.column, markLength(finding))}`);
  }
  if (hint !== undefined) lines.push(`  ${paint.cyan("hint:")} ${hint}`);
  return lines.join("\n");
}

/** Tabs stay tabs, so that the mark stands under its place whatever the width of a tab. */
function mark(excerpt: string, column: number, length: number): string {
  return excerpt.slice(0, column - 1).replace(/[^\t]/g, " ") + "^".repeat(length);
}

function markLength({ excerpt = "", span }: Finding): number {
  if (span === undefined) return 1;
  const rest = excerpt.length - span.start.column + 1;
  const { start, end } = span;
  return Math.max(1, start.line === end.line ? Math.min(end.column - start.column, rest) : rest);
}
