import type { LintContext } from "./context.js";

/**
 * Where the comments of a table explain its annotations, they explain all of them. A table whose
 * comments say nothing about annotations is left alone.
 */
export function checkDocumented({ table, entries, reporter }: LintContext): void {
  const comments = table.items.flatMap((item) => (item.kind === "comment" ? [item.text] : []));
  const explained = new Set(comments.join("\n").match(/\b_[A-Z][a-z]+_/g));
  if (!explained.has("_In_")) return;
  for (const { body } of entries) {
    if (body.kind !== "prototype") continue;
    for (const { word, span } of body.prototype.parameters.flatMap((each) => each.annotations)) {
      const family = /^_[A-Z][a-z]+_/.exec(word)?.[0];
      if (family === undefined || explained.has(family)) continue;
      const message = `\`${word}\` is not explained in the comments of this table`;
      const hint = `say there what \`${family}\` means, as is done for \`_In_\``;
      reporter.report("ST312", span.start.offset, span.end.offset, message, hint);
    }
  }
}
