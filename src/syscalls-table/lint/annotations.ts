import { countOf } from "../annotations.js";
import type { Annotation, Expression, Parameter } from "../ast.js";
import type { CType } from "../ctype.js";
import { isKnownType, isPointerTypedef } from "../known-types.js";
import { suggest } from "../suggest.js";
import { isBroken, lastWord, type LintContext } from "./context.js";

/** Annotations stand on pointers, agree with each other and with the type, and count with parameters. */
export function checkAnnotations(context: LintContext): void {
  for (const { body } of context.entries) {
    if (body.kind !== "prototype") continue;
    const { name, parameters } = body.prototype;
    const types = new Map(parameters.map((parameter) => [parameter.name, parameter.type]));
    for (const parameter of parameters) checkParameter(context, parameter, { name, types });
  }
}

/** The call that an annotation belongs to. */
interface Call {
  readonly name: string;
  /** The types of its parameters by their names. */
  readonly types: ReadonlyMap<string, CType>;
}

function checkParameter(context: LintContext, parameter: Parameter, call: Call): void {
  const { type, annotations } = parameter;
  const pointer = isPointer(type);
  if (pointer === "no") {
    for (const { word, span } of annotations) {
      const message = `\`${word}\` on \`${parameter.name}\`, which is no pointer`;
      const hint = "is a `*` missing? Annotations describe the memory behind a pointer";
      context.reporter.report("ST307", span.start.offset, span.end.offset, message, hint);
    }
    return;
  }
  if (pointer === "yes" && context.rules.annotated) checkPresence(context, parameter);
  checkAgreement(context, annotations);
  for (const annotation of annotations) {
    checkSize(context, annotation, call);
    checkConst(context, annotation, parameter);
  }
}

/** "maybe" for typedefs that this package does not know. */
function isPointer(type: CType): "yes" | "no" | "maybe" {
  if (type.kind === "pointer" || type.kind === "array" || type.kind === "function") return "yes";
  if (type.kind !== "named") return "no";
  if (isPointerTypedef(type.name)) return "yes";
  return isKnownType(type.name) ? "no" : "maybe";
}

function checkPresence(context: LintContext, parameter: Parameter): void {
  const { reporter } = context;
  const { name, annotations, span } = parameter;
  if (annotations.some(({ kind }) => kind !== "contains")) return;
  if (isBroken(context, span.start.offset, span.end.offset)) return;
  const { start, end } = lastWord(reporter.source.text, span.start.offset, span.end.offset, name);
  const contains = annotations[0];
  const message =
    contains === undefined
      ? `pointer \`${name}\` has no annotation`
      : `pointer \`${name}\` has \`${contains.word}\` but no direction`;
  const hint = "say with `_In_`, `_Out_` or `_Inout_` what the call does with the memory";
  reporter.report("ST308", start, end, message, hint);
}

function checkAgreement({ reporter }: LintContext, annotations: readonly Annotation[]): void {
  const first = new Map<boolean, string>();
  for (const { kind, word, span } of annotations) {
    const contains = kind === "contains";
    const other = first.get(contains);
    if (other !== undefined) {
      const message = `\`${word}\` after \`${other}\``;
      const hint = contains
        ? "one `_Contains_` word names all that the object contains"
        : "one word says what the call does with the memory";
      reporter.report("ST309", span.start.offset, span.end.offset, message, hint);
    }
    first.set(contains, other ?? word);
  }
}

function checkSize(context: LintContext, annotation: Annotation, call: Call): void {
  const count = countOf(annotation);
  if (count === undefined) return;
  const { span, word } = annotation;
  const report = (code: "ST306" | "ST310", name: string, message: string, hint?: string): void => {
    const from = span.start.offset + word.length;
    const { start, end } = lastWord(context.reporter.source.text, from, span.end.offset, name);
    context.reporter.report(code, start, end, message, hint);
  };
  const visit = (expression: Expression, dereferenced: boolean): void => {
    switch (expression.kind) {
      case "number":
        return;
      case "constant":
        if (/^[A-Z_][A-Z0-9_]*$/.test(expression.name)) return;
        reportUnknownName(expression.name);
        return;
      case "dereference":
        visit(expression.of, true);
        return;
      case "binary":
        visit(expression.left, false);
        visit(expression.right, false);
        return;
      case "parameter":
        reportWrongKind(expression.name, dereferenced);
    }
  };
  const reportUnknownName = (name: string): void => {
    // A list so long is no call, and comparing with all of it would take its time for every size.
    const near = call.types.size > 100 ? undefined : suggest(name, call.types.keys());
    const hint = near === undefined ? undefined : `did you mean \`${near}\`?`;
    report("ST306", name, `\`${name}\` is no parameter of \`${call.name}\``, hint);
  };
  const reportWrongKind = (name: string, dereferenced: boolean): void => {
    const type = call.types.get(name);
    const pointer = type === undefined ? "maybe" : isPointer(type);
    if (pointer === "yes" && !dereferenced) {
      report("ST310", name, `the size is \`${name}\`, an address`, `write \`*${name}\``);
    } else if (pointer === "no" && dereferenced) {
      report("ST310", name, `\`*${name}\`, but \`${name}\` is no pointer`, `write \`${name}\``);
    }
  };
  visit(count.expression, false);
}

function checkConst(
  { reporter }: LintContext,
  annotation: Annotation,
  { type, name }: Parameter,
): void {
  const writes =
    annotation.kind === "out-pointer" ||
    (annotation.kind === "pointer" && annotation.direction !== "in");
  if (!writes || !isConstThroughout(type)) return;
  const { start, end } = annotation.span;
  const message = `\`${annotation.word}\` writes, but what \`${name}\` points to is const`;
  const hint = "drop the `const`, or say `_In_`";
  reporter.report("ST311", start.offset, end.offset, message, hint);
}

/** Nothing behind the pointer can be written, at any depth: `const char *`, `const struct x * const *`. */
function isConstThroughout(type: CType): boolean {
  if (type.kind !== "pointer") return false;
  const { to } = type;
  if (to.kind === "function" || to.kind === "array") return false;
  if (to.const !== true) return false;
  return to.kind !== "pointer" || isConstThroughout(to);
}
