import type { Annotation, Count } from "../ast.js";
import { annotationWords, lookUpAnnotation, type AnnotationMeaning } from "../annotations.js";
import { suggest } from "../suggest.js";
import type { Span } from "../position.js";
import type { Reporter } from "../text/reporter.js";
import { parseExpression } from "./expression.js";
import type { Scanner, Token } from "./scanner.js";

/** The next token where it is an annotation, or is plainly meant to be one. */
export function annotationWord(scanner: Scanner): Token | undefined {
  const token = scanner.peek();
  if (token.kind !== "word") return undefined;
  return looksLikeAnnotation(token.text) ? token : undefined;
}

/** Underscore and capital are reserved in C; the types of the table use `__` or no capital. */
function looksLikeAnnotation(word: string): boolean {
  return /^_[A-Z][a-z]/.test(word) && word !== "_Bool";
}

/**
 * Reads the annotation at `word`. "unknown" stands for one that has been reported and left out,
 * undefined for an error that the entry does not survive.
 */
export function parseAnnotation(
  reporter: Reporter,
  scanner: Scanner,
  word: Token,
): Annotation | "unknown" | undefined {
  scanner.next();
  const known = lookUpAnnotation(word.text);
  if (known === undefined) return readUnknown(reporter, scanner, word);
  const { meaning, proper } = known;
  if (proper !== word.text) {
    const hint = `write \`${proper}\``;
    reporter.report("ST302", word.start, word.end, `misspelt annotation \`${word.text}\``, hint);
  }
  if (meaning.kind === "page-range" || (meaning.kind === "pointer" && meaning.unit)) {
    return readSized(reporter, scanner, word, meaning);
  }
  if (!skipSurplusSize(reporter, scanner, word)) return undefined;
  return withoutSize(meaning, word.text, reporter.source.span(word.start, word.end));
}

// Fields are written out one by one here: spreading objects costs a tenth of the time of a parse.

function withoutSize(
  meaning: Exclude<AnnotationMeaning, { kind: "page-range" }>,
  word: string,
  span: Span,
): Annotation {
  switch (meaning.kind) {
    case "pointer": {
      const { direction, optional, nulTerminated } = meaning;
      return { kind: "pointer", word, direction, optional, nulTerminated, span };
    }
    case "out-pointer": {
      const { optional, resultMayBeNull } = meaning;
      return { kind: "out-pointer", word, optional, resultMayBeNull, span };
    }
    case "contains": {
      const { long, pointer, timeT } = meaning;
      return { kind: "contains", word, long, pointer, timeT, span };
    }
  }
}

function readSized(
  reporter: Reporter,
  scanner: Scanner,
  word: Token,
  meaning: Extract<AnnotationMeaning, { kind: "pointer" | "page-range" }>,
): Annotation | undefined {
  const expression = readSize(reporter, scanner, word);
  if (expression === undefined) return undefined;
  const { text } = word;
  const span = reporter.source.span(word.start, scanner.lastEnd);
  if (meaning.kind === "page-range") {
    const { optional, changesMapping } = meaning;
    const count: Count = { unit: "bytes", expression };
    return { kind: "page-range", word: text, optional, changesMapping, count, span };
  }
  const { direction, optional, nulTerminated, unit } = meaning;
  const count: Count = { unit: unit ?? "elements", expression };
  return { kind: "pointer", word: text, direction, optional, nulTerminated, count, span };
}

function readUnknown(reporter: Reporter, scanner: Scanner, word: Token): "unknown" | undefined {
  const near = suggest(word.text, annotationWords());
  const hint = near === undefined ? undefined : `did you mean \`${near}\`?`;
  reporter.report("ST301", word.start, word.end, `unknown annotation \`${word.text}\``, hint);
  if (scanner.peek().text !== "(") return "unknown";
  scanner.next();
  const size = parseExpression(scanner);
  if (typeof size === "string" || scanner.peek().text !== ")") return undefined;
  scanner.next();
  return "unknown";
}

function readSize(
  reporter: Reporter,
  scanner: Scanner,
  word: Token,
): Count["expression"] | undefined {
  const open = scanner.peek();
  if (open.text !== "(") {
    const message = `\`${word.text}\` needs a size in parentheses`;
    const hint = `write \`${word.text}(n)\` with the parameter that holds the size`;
    reporter.report("ST303", word.start, word.end, message, hint);
    return undefined;
  }
  scanner.next();
  const first = scanner.peek();
  if (first.text === ")") {
    const message = `\`${word.text}\` has no size between its parentheses`;
    reporter.report("ST303", open.start, first.end, message);
    return undefined;
  }
  const expression = parseExpression(scanner);
  if (typeof expression === "string") {
    const wrong = scanner.peek();
    reporter.report("ST305", first.start, Math.max(first.end, wrong.end), expression);
    return undefined;
  }
  if (scanner.peek().text !== ")") {
    const message = `the \`(\` of \`${word.text}\` is not closed`;
    reporter.report("ST303", open.start, open.end, message, "write `)` behind the size");
    return undefined;
  }
  scanner.next();
  return expression;
}

/** Reports and skips `(…)` behind a word that takes none. */
function skipSurplusSize(reporter: Reporter, scanner: Scanner, word: Token): boolean {
  const open = scanner.peek();
  if (open.text !== "(") return true;
  scanner.next();
  const size = parseExpression(scanner);
  const closed = scanner.peek().text === ")";
  if (closed) scanner.next();
  const message = `\`${word.text}\` takes no size`;
  const hint = "the words with `reads`, `writes` or `updates` do";
  reporter.report("ST304", open.start, scanner.lastEnd, message, hint);
  return typeof size !== "string" && closed;
}
