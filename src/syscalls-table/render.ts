import type { Diagnostic } from "./diagnostic.js";

export interface RenderOptions {
  /** Use ANSI escapes; without it the text has none. */
  readonly color?: boolean;
}

/**
 * A diagnostic as compilers print it, without a line end behind it:
 *
 *     syscalls.master:14:7: error: unknown flag `STDD` [ST120]
 *        14 | 3<tab>AUE_READ<tab>STDD {
 *           |             ^~~~
 *       hint: did you mean `STD`?
 *
 * Tabs of the excerpt are expanded to stops at every eighth column, control characters are shown
 * as `?`, and very long lines are cut around the place.
 */
export function renderDiagnostic(diagnostic: Diagnostic, options: RenderOptions = {}): string {
  const { span, severity, message, code, file, hint } = diagnostic;
  const paint = options.color === true ? painted : plain;
  const place = `${file}:${span.start.line}:${span.start.column}:`;
  const word = paint(severity === "error" ? "red" : "yellow", `${severity}:`);
  const { line, marker } = drawExcerpt(diagnostic);
  const gutter = String(span.start.line).padStart(5);
  const lines = [
    `${paint("bold", place)} ${word} ${message} ${paint("dim", `[${code}]`)}`,
    `${paint("dim", `${gutter} |`)} ${line}`.trimEnd(),
    `${paint("dim", `${" ".repeat(gutter.length)} |`)} ${paint("green", marker)}`,
  ];
  if (hint !== undefined) lines.push(`${" ".repeat(gutter.length)} = hint: ${hint}`);
  return lines.join("\n");
}

const TAB = 8;
const WIDTH = 100;

/** The excerpt as a terminal shows it, and a line that marks the span in it. */
function drawExcerpt({ excerpt, span }: Diagnostic): {
  readonly line: string;
  readonly marker: string;
} {
  const first = span.start.column - 1;
  const sameLine = span.end.line === span.start.line;
  const last = sameLine ? Math.max(first + 1, span.end.column - 1) : excerpt.length;
  // Cut by characters before expanding, so that a line of megabytes costs nothing.
  const from = first > WIDTH ? first - WIDTH / 2 : 0;
  const to = Math.min(excerpt.length, from + WIDTH);
  const before = expand(excerpt.slice(from, first), 0);
  const marked = expand(excerpt.slice(first, Math.min(last, to)), before.length);
  const after = expand(excerpt.slice(Math.min(last, to), to), before.length + marked.length);
  const lead = from > 0 ? "…" : "";
  const tail = to < excerpt.length ? "…" : "";
  const tildes = "~".repeat(Math.max(0, marked.length - 1));
  return {
    line: `${lead}${before}${marked}${after}${tail}`,
    marker: `${" ".repeat(lead.length + before.length)}^${tildes}`,
  };
}

/** Tabs become spaces, and everything else takes one column. */
function expand(text: string, column: number): string {
  let result = "";
  for (const character of text) {
    if (character === "\t") {
      const at = column + result.length;
      result += " ".repeat(TAB - (at % TAB));
    } else {
      result += /\p{C}/u.test(character) ? "?" : character;
    }
  }
  return result;
}

type Style = "bold" | "dim" | "red" | "green" | "yellow";

/** Select Graphic Rendition parameters of ECMA-48. */
const SGR: Readonly<Record<Style, number>> = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 };

function painted(style: Style, text: string): string {
  return `\u001b[${SGR[style]}m${text}\u001b[0m`;
}

function plain(_style: Style, text: string): string {
  return text;
}
