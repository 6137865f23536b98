import type { Entry, Parameter } from "../ast.js";
import type { CType } from "../ctype.js";
import { isKnownType, typeNames } from "../known-types.js";
import { suggest } from "../suggest.js";
import type { LintContext } from "./context.js";

/** Type names are those that FreeBSD has. */
export function checkTypes(context: LintContext): void {
  if (!context.rules.ownTypes) return;
  for (const entry of context.entries) checkEntry(context, entry);
}

function checkEntry(context: LintContext, { body }: Entry): void {
  if (body.kind !== "prototype") return;
  const { prototype } = body;
  checkNames(context, prototype.returns, prototype.span.start.offset, prototype.span.end.offset);
  for (const parameter of prototype.parameters) {
    const { start, end } = typeRange(parameter);
    checkNames(context, parameter.type, start, end);
  }
}

function typeRange({ annotations, span }: Parameter): { start: number; end: number } {
  return { start: annotations.at(-1)?.span.end.offset ?? span.start.offset, end: span.end.offset };
}

function checkNames({ reporter }: LintContext, type: CType, from: number, to: number): void {
  for (const name of namesIn(type)) {
    if (isKnownType(name)) continue;
    const found = reporter.source.text.slice(from, to).search(new RegExp(`\\b${name}\\b`));
    const start = from + Math.max(0, found);
    const near = suggest(name, typeNames());
    const hint = near === undefined ? undefined : `did you mean \`${near}\`?`;
    reporter.report("ST210", start, start + name.length, `unknown type \`${name}\``, hint);
  }
}

function namesIn(type: CType): string[] {
  switch (type.kind) {
    case "named":
      return [type.name];
    case "pointer":
      return namesIn(type.to);
    case "array":
      return namesIn(type.of);
    case "function":
      return [type.returns, ...type.parameters].flatMap(namesIn);
    case "void":
    case "struct":
    case "union":
    case "enum":
      return [];
  }
}
