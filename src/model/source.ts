import type { Position, Span } from "syscalls-table";
import type { Problem } from "./error.js";

/** The text of a table and the name that people know it by. */
export interface Source {
  /** `-` for standard input. */
  readonly file: string;
  /** Empty where the table was not made from text. */
  readonly text: string;
}

/** An error about a place of the table. */
export function problemAt(
  source: Source,
  span: Span,
  { code, message, hint }: Pick<Problem, "code" | "message" | "hint">,
): Problem {
  return {
    code,
    severity: "error",
    message,
    ...(hint !== undefined && { hint }),
    file: source.file,
    span,
    excerpt: lineAt(source.text, span.start),
  };
}

function lineAt(text: string, { offset }: Position): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", offset);
  return text.slice(start, end === -1 ? undefined : end).replace(/\r$/, "");
}
