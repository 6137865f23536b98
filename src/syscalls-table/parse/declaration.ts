import type { CNamed, CPointer, CTagged, CType, CVoid, Qualifiers } from "../ctype.js";
import { annotationWords } from "../annotations.js";
import { suggest } from "../suggest.js";
import type { Reporter } from "../text/reporter.js";
import { basicWords, isBasicType } from "./basic-words.js";
import { expect, fail } from "./expect.js";
import type { Scanner, Token } from "./scanner.js";

export interface Declaration {
  readonly name: string;
  readonly type: CType;
}

/**
 * Reads a type with its declarator. Of a prototype it leaves the parameter list, of a parameter
 * nothing. `(void)` gives "void"; undefined stands for an error that has been reported.
 */
export function parseDeclaration(
  reporter: Reporter,
  scanner: Scanner,
  what: "prototype",
): Declaration | undefined;
export function parseDeclaration(
  reporter: Reporter,
  scanner: Scanner,
  what: "parameter",
): Declaration | "void" | undefined;
export function parseDeclaration(
  reporter: Reporter,
  scanner: Scanner,
  what: "prototype" | "parameter",
): Declaration | "void" | undefined {
  const context: Context = { reporter, scanner, what, levels: 0 };
  const base = parseSpecifiers(context);
  if (base === undefined) return undefined;
  if (what === "parameter" && base.kind === "void" && /^[),]$/.test(scanner.peek().text)) {
    return "void";
  }
  const declarator = parseDeclarator(context);
  if (declarator === undefined) return undefined;
  const type = declarator.apply(base);
  if (what === "parameter" && type.kind === "void") {
    const { start, end } = declarator.name;
    const { text } = declarator.name;
    const hint = `a pointer is written \`void *${text}\``;
    reporter.report("ST208", start, end, `parameter \`${text}\` is void`, hint);
    return undefined;
  }
  return { name: declarator.name.text, type };
}

interface Context {
  readonly reporter: Reporter;
  readonly scanner: Scanner;
  readonly what: "prototype" | "parameter";
  /** Pointers, arrays, functions and parentheses met so far. */
  levels: number;
}

/** As many as C11 5.2.4.1 asks compilers to take; it also bounds the recursion below. */
const MAX_LEVELS = 12;

/** Counts one more level; false, and reported, where it is one too many. */
function descend(context: Context): boolean {
  context.levels++;
  if (context.levels !== MAX_LEVELS + 1) return context.levels <= MAX_LEVELS;
  const { start, end } = context.scanner.peek();
  const message = `more than ${MAX_LEVELS} pointers, arrays and parentheses in one declaration`;
  context.reporter.report("ST208", start, end, message);
  return false;
}

const TAGGED: ReadonlySet<string> = new Set(["struct", "union", "enum"]);

const QUALIFIERS: ReadonlyMap<string, keyof Qualifiers> = new Map([
  ["const", "const"],
  ["volatile", "volatile"],
  ["restrict", "restrict"],
  ["__restrict", "restrict"],
  ["__capability", "capability"],
  ["__kerncap", "kernelCapability"],
]);

/** A type without its declarator. */
type Specified = CVoid | CNamed | CTagged;

/** `const struct stat`, `unsigned int`, `size_t`: everything in front of the declarator. */
function parseSpecifiers(context: Context): Specified | undefined {
  const { reporter, scanner } = context;
  const start = scanner.peek().start;
  const qualifiers: Writable<Qualifiers> = {};
  const basic: string[] = [];
  let other: Specified | undefined;
  for (;;) {
    const token = scanner.peek();
    if (token.kind !== "word") break;
    const qualifier = QUALIFIERS.get(token.text);
    if (qualifier !== undefined) {
      qualifiers[qualifier] = true;
    } else if (other !== undefined && startsType(token.text)) {
      reportSecondType(context, start, token);
      return undefined;
    } else if (basicWords.has(token.text)) {
      basic.push(token.text);
    } else if (other !== undefined || basic.length > 0) {
      break;
    } else if (token.text === "struct" || token.text === "union" || token.text === "enum") {
      scanner.next();
      const tag = scanner.peek();
      if (tag.kind !== "word") {
        reporter.report("ST208", token.start, token.end, `\`${token.text}\` without a tag`);
        return undefined;
      }
      other = { kind: token.text, tag: tag.text };
    } else {
      other = token.text === "void" ? { kind: "void" } : { kind: "named", name: token.text };
    }
    scanner.next();
  }
  if (other !== undefined) return qualified(other, qualifiers);
  if (basic.length === 0) {
    reportNoType(context);
    return undefined;
  }
  const name = basic.join(" ");
  if (basic.length > 1 && !isBasicType(basic)) {
    reporter.report("ST208", start, scanner.lastEnd, `\`${name}\` is no type of C`);
    return undefined;
  }
  return qualified({ kind: "named", name }, qualifiers);
}

/** Most types have no qualifiers, and are made too often to be copied for nothing. */
function qualified(type: Specified, qualifiers: Qualifiers): Specified {
  return Object.keys(qualifiers).length === 0 ? type : { ...type, ...qualifiers };
}

function startsType(word: string): boolean {
  return basicWords.has(word) || TAGGED.has(word) || word === "void";
}

/** The first of the two is more often a misspelt annotation than a type. */
function reportSecondType({ reporter, scanner }: Context, start: number, second: Token): void {
  const first = scanner.source.text.slice(start, second.start).split(/\s/)[0] ?? "";
  const near = suggest(first, annotationWords());
  const hint = near === undefined ? undefined : `did you mean \`${near}\`?`;
  const message = `\`${first}\` and \`${second.text}\` cannot both be the type`;
  reporter.report("ST204", start, start + first.length, message, hint);
}

function reportNoType({ reporter, scanner, what }: Context): void {
  const token = scanner.peek();
  if (what === "parameter" && token.kind === "punctuation" && /^[,);*]$/.test(token.text)) {
    const { start, end } = token;
    reporter.report("ST206", start, end, `expected a parameter, found \`${token.text}\``);
  } else {
    fail(reporter, scanner, what === "parameter" ? "a type" : "a return type", "unexpected");
  }
}

interface Declarator {
  readonly name: { readonly text: string; readonly start: number; readonly end: number };
  /** Wraps the type that stands in front. */
  readonly apply: (base: CType) => CType;
}

/** `*name`, `* const *name`, `name[2]`, `(*name)(int)`. */
function parseDeclarator(context: Context): Declarator | undefined {
  const pointers = parsePointers(context);
  const direct = pointers && parseDirect(context);
  if (pointers === undefined || direct === undefined) return undefined;
  const suffixes = context.what === "parameter" ? parseSuffixes(context) : [];
  if (suffixes === undefined) return undefined;
  return {
    name: direct.name,
    apply: (base) => {
      const pointed = pointers.reduce<CType>((to, each) => ({ ...each, to }), base);
      return direct.apply(suffixes.reduceRight<CType>((of, suffix) => suffix(of), pointed));
    },
  };
}

/** The stars from left to right, each with its qualifiers. */
function parsePointers(context: Context): Omit<CPointer, "to">[] | undefined {
  const { scanner } = context;
  const pointers: Omit<CPointer, "to">[] = [];
  while (scanner.peek().text === "*") {
    if (!descend(context)) return undefined;
    scanner.next();
    const qualifiers: Writable<Qualifiers> = {};
    for (
      let qualifier = QUALIFIERS.get(scanner.peek().text);
      qualifier !== undefined;
      qualifier = QUALIFIERS.get(scanner.peek().text)
    ) {
      qualifiers[qualifier] = true;
      scanner.next();
    }
    pointers.push({ kind: "pointer", ...qualifiers });
  }
  return pointers;
}

function parseDirect(context: Context): Declarator | undefined {
  const { reporter, scanner, what } = context;
  const token = scanner.peek();
  if (token.kind === "word") {
    scanner.next();
    return { name: token, apply: (base) => base };
  }
  if (what === "parameter" && token.text === "(") {
    if (!descend(context)) return undefined;
    scanner.next();
    const inner = parseDeclarator(context);
    return inner !== undefined && expect(reporter, scanner, ")") ? inner : undefined;
  }
  if (what === "parameter" && (token.text === "," || token.text === ")")) {
    const end = scanner.lastEnd;
    reporter.report("ST205", end, end, "parameter without a name", "write a name behind the type");
  } else {
    fail(reporter, scanner, what === "parameter" ? "a parameter name" : "a name", "unexpected");
  }
  return undefined;
}

type Suffix = (of: CType) => CType;

/** `[n]` and `(…)` behind a name, from left to right. */
function parseSuffixes(context: Context): Suffix[] | undefined {
  const suffixes: Suffix[] = [];
  for (;;) {
    const { text } = context.scanner.peek();
    if (text !== "[" && text !== "(") return suffixes;
    if (!descend(context)) return undefined;
    const suffix = text === "[" ? parseArray(context) : parseFunction(context);
    if (suffix === undefined) return undefined;
    suffixes.push(suffix);
  }
}

function parseArray({ reporter, scanner }: Context): Suffix | undefined {
  scanner.next();
  const words: string[] = [];
  for (;;) {
    const token = scanner.peek();
    if (token.kind !== "word" && token.kind !== "number" && !/^[-+*/%]$/.test(token.text)) break;
    words.push(token.text);
    scanner.next();
  }
  if (!expect(reporter, scanner, "]")) return undefined;
  const length = words.join("");
  return (of) => ({ kind: "array", of, ...(length !== "" && { length }) });
}

function parseFunction(context: Context): Suffix | undefined {
  const { reporter, scanner } = context;
  scanner.next();
  const parameters: CType[] = [];
  let variadic = false;
  while (scanner.peek().text !== ")") {
    if (scanner.peek().text === "...") {
      scanner.next();
      variadic = true;
      break;
    }
    const base = parseSpecifiers(context);
    const declarator = base && parseAbstract(context);
    if (base === undefined || declarator === undefined) return undefined;
    parameters.push(declarator(base));
    if (scanner.peek().text !== ",") break;
    scanner.next();
  }
  if (!expect(reporter, scanner, ")")) return undefined;
  const [only] = parameters;
  const none = parameters.length === 1 && only?.kind === "void";
  return (returns) => ({
    kind: "function",
    returns,
    parameters: none ? [] : parameters,
    variadic,
  });
}

/** A declarator whose name may be missing, as inside of a function pointer's parameter list. */
function parseAbstract(context: Context): Suffix | undefined {
  const pointers = parsePointers(context);
  if (context.scanner.peek().kind === "word") context.scanner.next();
  const suffixes = pointers && parseSuffixes(context);
  if (pointers === undefined || suffixes === undefined) return undefined;
  return (base) =>
    suffixes.reduceRight<CType>(
      (of, suffix) => suffix(of),
      pointers.reduce<CType>((to, each) => ({ ...each, to }), base),
    );
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
