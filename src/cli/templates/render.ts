import type { TargetInput } from "../../targets/target.js";
import { TemplateError } from "../../targets/template-error.js";
import { handlebarsCompiler, templateOptions } from "./handlebars.js";
import type { FindPrecompiled, Template } from "./precompiled.js";

/** The text of a template and the name to show for it in errors. */
export interface TemplateSource {
  readonly file: string;
  readonly text: string;
}

/**
 * A function that renders the given templates, each compiled when it is first asked for
 * unless it has been before.
 *
 * The function throws a `TemplateError` for faults in a template, and a plain error for a name
 * that `templates` has not, which is a fault of the target.
 */
export function createRenderer(
  templates: ReadonlyMap<string, TemplateSource>,
  findPrecompiled: FindPrecompiled = () => undefined,
): TargetInput["render"] {
  const compiled = new Map<string, Template>();
  return (name, view) => {
    let template = compiled.get(name);
    if (template === undefined) {
      const source = templates.get(name);
      if (source === undefined) throw new Error(`there is no template ${name}`);
      template = compile(source, findPrecompiled);
      compiled.set(name, template);
    }
    return template(view);
  };
}

function compile(source: TemplateSource, findPrecompiled: FindPrecompiled): Template {
  const template =
    findPrecompiled(source.text) ??
    handlebarsCompiler().compile<object>(source.text, templateOptions);
  return (view) => {
    try {
      return template(view);
    } catch (error) {
      throw asTemplateError(source, error);
    }
  };
}

function asTemplateError(source: TemplateSource, error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const place = placeOfException(error) ?? placeOfParseError(source.text, error.message);
  if (place === undefined) return error;
  const excerpt = source.text.split("\n")[place.line - 1] ?? "";
  return new TemplateError(source.file, place.line, place.column, excerpt, sentence(error.message));
}

interface Place {
  readonly line: number;
  readonly column: number;
}

/** Handlebars' own exceptions carry a line from 1 and a column from 0. */
function placeOfException(error: Error): Place | undefined {
  if (!("lineNumber" in error) || !("column" in error)) return undefined;
  const { lineNumber, column } = error;
  if (typeof lineNumber !== "number" || typeof column !== "number") return undefined;
  return { line: lineNumber, column: column + 1 };
}

/**
 * The parser's errors show up to twenty characters on either side of the place, without line ends,
 * and a caret under it. The place is where that excerpt occurs in the text without line ends.
 */
function placeOfParseError(text: string, message: string): Place | undefined {
  const [first, shown, caret] = message.split("\n");
  const stated = /^(?:Parse|Lexical) error on line (\d+)/.exec(first ?? "")?.[1];
  if (stated === undefined) return undefined;
  const before = caret?.indexOf("^") ?? -1;
  const excerpt = shown?.replace(/^\.\.\./, "").replace(/\.\.\.$/, "") ?? "";
  const cut = shown?.startsWith("...") === true ? 3 : 0;
  const found = text.replaceAll("\n", "").indexOf(excerpt);
  if (before < 0 || found < 0) return { line: Number(stated), column: 1 };
  return placeWithoutLineEnds(text, found + before - cut);
}

function placeWithoutLineEnds(text: string, offset: number): Place {
  let rest = offset;
  let line = 1;
  for (const content of text.split("\n")) {
    if (rest <= content.length) return { line, column: rest + 1 };
    rest -= content.length;
    line++;
  }
  return { line, column: 1 };
}

/** Handlebars' message without its excerpt and without the place, which is reported apart. */
function sentence(message: string): string {
  const lines = message.split("\n");
  const last = lines.at(-1) ?? message;
  if (/^(?:Parse|Lexical) error/.test(message)) return `the template does not parse: ${last}`;
  return message
    .replace(/ - \d+:\d+$/, "")
    .replace(
      /^"(.*)" not defined in [^]*$/,
      'the template names "$1", which its view does not have',
    )
    .replace(
      /^You specified knownHelpersOnly, but used the unknown helper (.*)$/,
      'a template may use no helper but "if" and "each", not "$1"',
    );
}
