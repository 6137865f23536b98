import type { Entry } from "../ast.js";
import { flagWords, lookUpFlag } from "../flags.js";
import { suggest } from "../suggest.js";
import { columnsOf, type Column, type LintContext } from "./context.js";

/** Flags are known, agree with each other, and fit what follows; audit events look like some. */
export function checkFlags(context: LintContext): void {
  for (const entry of context.entries) {
    const columns = columnsOf(context, entry);
    const known = checkWords(context, entry, columns.flags);
    if (known && checkAgreement(context, entry, columns.flags)) {
      checkBody(context, entry, columns.flags);
    }
    if (!/^AUE_[A-Z0-9_]+$/.test(entry.audit)) {
      const { start, end } = columns.audit;
      const message = `\`${entry.audit}\` does not look like an audit event`;
      const near = /^aue_/i.test(entry.audit) ? entry.audit.toUpperCase() : "AUE_NULL";
      const hint = near === "AUE_NULL" ? "`AUE_NULL` stands for none" : `did you mean \`${near}\`?`;
      context.reporter.report("ST130", start, end, message, hint);
    }
  }
}

function checkWords({ reporter }: LintContext, entry: Entry, column: Column): boolean {
  let start = column.start;
  let known = true;
  const seen = new Set<string>();
  for (const flag of entry.flags) {
    const end = start + flag.length;
    if (lookUpFlag(flag) === undefined) {
      known = false;
      const near = suggest(flag, flagWords());
      const hint = near === undefined ? undefined : `did you mean \`${near}\`?`;
      reporter.report("ST120", start, end, `unknown flag \`${flag}\``, hint);
    } else if (seen.has(flag)) {
      reporter.report("ST121", start, end, `\`${flag}\` stands twice`);
    }
    seen.add(flag);
    start = end + 1;
  }
  return known;
}

/** Flags that add to a compatibility call or to each other instead of standing for a kind of entry. */
const COMBINABLE = ["NOSTD", "NODEF", "NOARGS", "NOPROTO"];

function checkAgreement({ reporter }: LintContext, { flags }: Entry, column: Column): boolean {
  const kinds = flags.filter((flag) => lookUpFlag(flag)?.kind !== "modifier");
  const exclusive = [...new Set(kinds.filter((flag) => !COMBINABLE.includes(flag)))];
  if (kinds.length === 0) {
    const message = `\`${flags.join("|")}\` does not say what the number is`;
    const hint = "one of STD, NOSTD, NODEF, SYSMUX, COMPAT…, OBSOL, UNIMPL and RESERVED does";
    reporter.report("ST122", column.start, column.end, message, hint);
    return false;
  }
  if (exclusive.length > 1) {
    const message = `\`${exclusive.join("` and `")}\` exclude each other`;
    reporter.report("ST122", column.start, column.end, message);
    return false;
  }
  return true;
}

function checkBody({ reporter }: LintContext, { flags, body }: Entry, column: Column): void {
  const kinds = flags.map((flag) => lookUpFlag(flag)?.kind);
  const placeholder = kinds.includes("named") || kinds.includes("empty");
  if (placeholder && body.kind === "prototype" && !kinds.includes("empty")) {
    const message = `${flags.join("|")} takes a name, not a prototype`;
    const hint = `write \`${body.prototype.name}\` alone`;
    reporter.report("ST123", column.start, column.end, message, hint);
  } else if (!placeholder && body.kind === "name" && !flags.includes("NODEF")) {
    const message = `${flags.join("|")} needs a prototype, and \`${body.name}\` is a name alone`;
    reporter.report("ST123", column.start, column.end, message, "write `{ int name(…); }`");
  } else if (!placeholder && body.kind === "bare") {
    const message = `${flags.join("|")} needs a prototype`;
    reporter.report("ST123", column.start, column.end, message, "write `{ int name(…); }`");
  }
}
