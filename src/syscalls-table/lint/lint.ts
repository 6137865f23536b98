import { detectDialect, dialects, type Dialect } from "../dialect.js";
import { parseWith, type ParseResult } from "../parse/table.js";
import { checkAnnotations } from "./annotations.js";
import type { LintContext } from "./context.js";
import { checkDocumented } from "./documented.js";
import { checkFlags } from "./flags.js";
import { checkLayout } from "./layout.js";
import { checkNames } from "./names.js";
import { checkOrder } from "./order.js";
import { splitSequences } from "./sequences.js";
import { checkTypes } from "./types.js";

export interface LintOptions {
  /** The family of the table; found out from its entries where it is not given. */
  readonly dialect?: Dialect;
}

export interface LintResult extends ParseResult {
  readonly dialect: Dialect;
}

/**
 * Reads a table and reports everything that is wrong with it, in one run and in the order of the
 * text. Never throws.
 *
 * @param text UTF-8 bytes, or a text already decoded
 * @param file the name for diagnostics; `-` for standard input
 */
export function lint(
  text: string | Uint8Array,
  file: string,
  options: LintOptions = {},
): LintResult {
  const { table, reporter } = parseWith(text, file);
  const dialect = options.dialect ?? detectDialect(table);
  const entries = table.items.filter((item) => item.kind === "entry");
  const broken = reporter.diagnostics();
  const context: LintContext = { table, entries, rules: dialects[dialect], reporter, broken };
  const sequences = splitSequences(context);
  checkOrder(context, sequences);
  checkNames(context, sequences);
  for (const rule of RULES) rule(context);
  return { table, dialect, diagnostics: reporter.diagnostics() };
}

const RULES = [checkFlags, checkTypes, checkAnnotations, checkDocumented, checkLayout];
