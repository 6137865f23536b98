import type { Annotation, Parameter, Prototype } from "../ast.js";
import type { Reporter } from "../text/reporter.js";
import { annotationWord, parseAnnotation } from "./annotation.js";
import { resolveCounts } from "./count.js";
import { parseDeclaration } from "./declaration.js";
import { expect, fail } from "./expect.js";
import type { Scanner } from "./scanner.js";

/** Reads `{ int read(…); }`; undefined after an error. */
export function parsePrototype(reporter: Reporter, scanner: Scanner): Prototype | undefined {
  if (!expect(reporter, scanner, "{")) return undefined;
  const start = scanner.peek().start;
  const head = parseDeclaration(reporter, scanner, "prototype");
  if (head === undefined) return undefined;
  if (!expect(reporter, scanner, "(")) return undefined;
  const list = parseParameters(reporter, scanner);
  if (list === undefined) return undefined;
  if (!expect(reporter, scanner, ")")) return undefined;
  if (!readSemicolon(reporter, scanner)) return undefined;
  const span = reporter.source.span(start, scanner.lastEnd);
  if (!expect(reporter, scanner, "}")) return undefined;
  const parameters = resolveCounts(list.parameters);
  return { name: head.name, returns: head.type, parameters, variadic: list.variadic, span };
}

interface ParameterList {
  readonly parameters: readonly Parameter[];
  readonly variadic: boolean;
}

function parseParameters(reporter: Reporter, scanner: Scanner): ParameterList | undefined {
  const parameters: Parameter[] = [];
  const first = scanner.peek();
  if (first.text === ")") {
    const message = "`()` leaves the parameters open";
    reporter.report("ST212", first.start - 1, first.end, message, "write `(void)`");
    return { parameters, variadic: false };
  }
  for (;;) {
    const token = scanner.peek();
    if (token.text === "...") {
      scanner.next();
      return readEllipsisEnd(reporter, scanner, parameters, token.start);
    }
    const parameter = parseParameter(reporter, scanner);
    if (parameter === undefined) return undefined;
    if (parameter === "void") {
      if (parameters.length === 0 && scanner.peek().text === ")") {
        return { parameters, variadic: false };
      }
      reporter.report("ST208", token.start, scanner.lastEnd, "`void` is no type for a parameter");
      return undefined;
    }
    parameters.push(parameter);
    const more = readSeparator(reporter, scanner);
    if (more === undefined) return undefined;
    if (!more) return { parameters, variadic: false };
  }
}

function readEllipsisEnd(
  reporter: Reporter,
  scanner: Scanner,
  parameters: readonly Parameter[],
  start: number,
): ParameterList | undefined {
  const end = scanner.lastEnd;
  if (parameters.length === 0) {
    reporter.report("ST207", start, end, "`...` without a parameter before it");
    return undefined;
  }
  const following = scanner.peek();
  if (following.text === ",") {
    scanner.next();
    if (scanner.peek().text !== ")") {
      reporter.report("ST207", start, end, "`...` is not the last parameter");
      return undefined;
    }
    reportSurplusComma(reporter, following.start);
  }
  return { parameters, variadic: true };
}

/** True where another parameter follows, false at the end of the list. */
function readSeparator(reporter: Reporter, scanner: Scanner): boolean | undefined {
  const token = scanner.peek();
  if (token.text === ")") return false;
  if (token.text === ",") {
    scanner.next();
    if (scanner.peek().text !== ")") return true;
    reportSurplusComma(reporter, token.start);
    return false;
  }
  const end = scanner.lastEnd;
  const nextLine = scanner.source.text.slice(end, token.start).includes("\n");
  if (nextLine && (token.kind === "word" || token.text === "...")) {
    reporter.report("ST202", end, end, "missing `,` between parameters", "write `,` here");
    return true;
  }
  const closed = token.text === "}" || token.text === ";";
  const hint = closed ? "the list of parameters ends with `);`" : "is a `,` missing?";
  fail(reporter, scanner, "`,` or `)`", "missing", hint);
  return undefined;
}

function reportSurplusComma(reporter: Reporter, start: number): void {
  const hint = "remove it: the last parameter has none";
  reporter.report("ST203", start, start + 1, "surplus `,` behind the last parameter", hint);
}

function parseParameter(reporter: Reporter, scanner: Scanner): Parameter | "void" | undefined {
  const start = scanner.peek().start;
  const annotations: Annotation[] = [];
  for (let word = annotationWord(scanner); word !== undefined; word = annotationWord(scanner)) {
    const annotation = parseAnnotation(reporter, scanner, word);
    if (annotation === undefined) return undefined;
    if (annotation !== "unknown") annotations.push(annotation);
  }
  const declaration = parseDeclaration(reporter, scanner, "parameter");
  if (declaration === undefined) return undefined;
  if (declaration === "void") {
    if (annotations.length === 0) return "void";
    reporter.report("ST208", start, scanner.lastEnd, "`void` is no type for a parameter");
    return undefined;
  }
  const { name, type } = declaration;
  return { name, type, annotations, span: reporter.source.span(start, scanner.lastEnd) };
}

/** Where the prototype ends, a missing `;` costs nothing but its report; two are one too many. */
function readSemicolon(reporter: Reporter, scanner: Scanner): boolean {
  const end = scanner.lastEnd;
  if (scanner.peek().text === "}") {
    reporter.report("ST202", end, end, "missing `;` behind the prototype", "write `;` here");
    return true;
  }
  if (!expect(reporter, scanner, ";")) return false;
  const surplus = scanner.peek();
  if (surplus.text === ";") reporter.report("ST203", surplus.start, surplus.end, "surplus `;`");
  while (scanner.peek().text === ";") scanner.next();
  return true;
}
