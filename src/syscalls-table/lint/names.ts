import type { Entry } from "../ast.js";
import { callOf } from "../call.js";
import { columnsOf, lastWord, type LintContext } from "./context.js";
import type { Sequence } from "./sequences.js";

/** Calls of one ABI generation have names of their own, and so have the parameters of one call. */
export function checkNames(context: LintContext, sequences: readonly Sequence[]): void {
  const first = new Map<string, { readonly line: number; readonly sequence: Sequence }>();
  for (const sequence of sequences) {
    for (const entry of sequence.entries) {
      const call = callOf(entry);
      if (call === undefined) continue;
      const key = `${call.generation} ${call.name}`;
      const twin = first.get(key);
      if (twin === undefined) first.set(key, { line: entry.span.start.line, sequence });
      else if (twin.sequence === sequence) reportTwin(context, entry, call.name, twin.line);
    }
  }
  for (const entry of context.entries) checkParameters(context, entry);
}

function reportTwin(context: LintContext, entry: Entry, name: string, line: number): void {
  const { flags } = columnsOf(context, entry);
  const { text } = context.reporter.source;
  const found = text.slice(flags.end, entry.span.end.offset).search(new RegExp(`\\b${name}\\b`));
  const start = found === -1 ? entry.span.start.offset : flags.end + found;
  const message = `\`${name}\` is already the name of line ${line}`;
  const hint = "the older of the two usually becomes COMPAT with the number of its release";
  context.reporter.report("ST113", start, start + name.length, message, hint);
}

function checkParameters({ reporter }: LintContext, { body }: Entry): void {
  if (body.kind !== "prototype") return;
  const seen = new Set<string>();
  for (const { name, span } of body.prototype.parameters) {
    if (seen.has(name)) {
      const { text } = reporter.source;
      const { start, end } = lastWord(text, span.start.offset, span.end.offset, name);
      reporter.report("ST211", start, end, `two parameters are called \`${name}\``);
    }
    seen.add(name);
  }
}
