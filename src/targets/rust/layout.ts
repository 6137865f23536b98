/**
 * rustfmt's layout (style edition 2024, default settings) of the few forms that are generated.
 *
 * Every function gives lines without indentation of its own; `indent` is how many characters the
 * caller will move them to the right.
 */

/** rustfmt's `max_width`, in characters. */
export const maxWidth = 100;
/** rustfmt's `attr_fn_like_width`: what the parentheses of an attribute may hold on one line. */
const maxAttributeArguments = 70;
/** rustfmt's `fn_call_width`: what the parentheses of a call may hold on one line. */
const maxCallArguments = 60;
/** rustfmt's `tab_spaces`. */
const tab = "    ";

/** What stands between the brackets of an attribute. */
export type Meta =
  | { readonly name: string }
  | { readonly name: string; readonly value: string }
  | { readonly name: string; readonly args: readonly Meta[] };

/** The type of a parameter: a pointer to a function is the only one that rustfmt may break. */
export type RustType = string | FunctionPointer;

export interface FunctionPointer {
  /** What makes a pointer to the function pointer, `*mut ` say; mostly empty. */
  readonly before: string;
  /** Types, and `...` at the end of a variadic function's. */
  readonly parameters: readonly string[];
  readonly result: RustType | undefined;
}

export interface RustParameter {
  readonly name: string;
  readonly type: RustType;
}

/** `#[cfg(…)]`. */
export function attribute(meta: Meta): readonly string[] {
  return around("#[", metaLines(meta), "]");
}

/** A function of an `extern` block, with the words before its name. */
export function foreignFunction(
  head: string,
  parameters: readonly RustParameter[],
  variadic: boolean,
  result: RustType | undefined,
  indent: number,
): readonly string[] {
  const arrow = arrowTo(result);
  const words = parameters.map(({ name, type }) => `${name}: ${flatType(type)}`);
  const start = `${head}(${[...words, ...(variadic ? ["..."] : [])].join(", ")})`;
  const width = indent + `${start}${arrow};`.length;
  const empty = start.endsWith("()");
  if (width <= flatWidth(empty, result !== undefined)) return [`${start}${arrow};`];
  if (empty || width <= maxWidth) return [start, `${arrow.trimStart()};`];
  const lines = parameters.flatMap(({ name, type }) =>
    around(`${name}: `, typeLines(type, indent + tab.length, `${name}: ,`.length), ","),
  );
  return [
    `${head}(`,
    ...lines.map((line) => tab + line),
    ...(variadic ? [tab + separated("...")] : []),
    `)${arrow};`,
  ];
}

/** Measured: rustfmt does not count the semicolon, or counts it twice, depending on what is there. */
function flatWidth(empty: boolean, hasResult: boolean): number {
  if (empty) return hasResult ? maxWidth + 2 : maxWidth + 1;
  return hasResult ? maxWidth - 1 : maxWidth;
}

/** The first lines of a function with a body, up to the opening brace. */
export function functionHead(
  head: string,
  parameters: readonly { readonly name: string; readonly type: string }[],
  result: string | undefined,
): readonly string[] {
  const words = parameters.map(({ name, type }) => `${name}: ${type}`);
  const arrow = result === undefined ? "" : ` -> ${result}`;
  const flat = `${head}(${words.join(", ")})${arrow} {`;
  if (flat.length <= maxWidth) return [flat];
  return [`${head}(`, ...words.map((word) => `${tab}${word},`), `)${arrow} {`];
}

/**
 * A statement around a call, in a block of unsafe code perhaps, that stands `indent` characters to
 * the right; `prefix` is what comes before the call, `let result = ` say.
 */
export function callStatement(
  prefix: string,
  { args, name }: { readonly name: string; readonly args: readonly string[] },
  suffix: string,
  inUnsafe: boolean,
  indent: number,
): readonly string[] {
  const list = args.join(", ");
  const flat = `${name}(${list})`;
  const fits = list.length <= maxCallArguments;
  if (!inUnsafe) {
    if (fits && indent + `${prefix}${flat}${suffix}`.length <= maxWidth) {
      return [`${prefix}${flat}${suffix}`];
    }
    return around(prefix, brokenCall(name, args), suffix);
  }
  const line = `${prefix}unsafe { ${flat} }${suffix}`;
  if (fits && indent + line.length <= maxWidth) return [line];
  const next = `unsafe { ${flat} }${suffix}`;
  if (prefix !== "" && fits && indent + tab.length + next.length <= maxWidth) {
    return [prefix.trimEnd(), tab + next];
  }
  const inner =
    fits && indent + tab.length + flat.length <= maxWidth ? [flat] : brokenCall(name, args);
  return [`${prefix}unsafe {`, ...inner.map((each) => tab + each), `}${suffix}`];
}

function brokenCall(name: string, args: readonly string[]): readonly string[] {
  return [`${name}(`, ...args.map((arg) => `${tab}${arg},`), ")"];
}

/** One field of a struct or a union, which stands four characters to the right. */
export function field(head: string, type: RustType): readonly string[] {
  return around(`${head}: `, typeLines(type, tab.length, `${head}: ,`.length), ",");
}

/** The declaration of a constant; a value that has no room goes to the next line. */
export function constant(head: string, value: string, indent: number): readonly string[] {
  const flat = `${head} = ${value};`;
  return indent + flat.length <= maxWidth ? [flat] : [`${head} =`, `${tab}${value};`];
}

/** A use declaration of names of one module; nothing for no name. */
export function useDeclaration(path: string, names: readonly string[]): readonly string[] {
  const [only, ...others] = names;
  if (only === undefined) return [];
  if (others.length === 0) return [`use ${path}::${only};`];
  const flat = `use ${path}::{${names.join(", ")}};`;
  // Measured: rustfmt counts the closing brace and the semicolon twice.
  return flat.length <= maxWidth - "};".length
    ? [flat]
    : [`use ${path}::{`, ...filled(names), "};"];
}

/** One arm of a `match` whose value is a literal. */
export function matchArm(pattern: string, value: string, indent: number): readonly string[] {
  const flat = `${pattern} => ${value},`;
  if (indent + flat.length <= maxWidth) return [flat];
  return [`${pattern} => {`, `${tab}${value}`, "}"];
}

/** One arm of a `match` whose value is a tuple of literals; rustfmt breaks tuples like calls. */
export function tupleArm(pattern: string, values: readonly string[]): readonly string[] {
  const list = values.join(", ");
  return list.length <= maxCallArguments
    ? [`${pattern} => (${list}),`]
    : around(`${pattern} => `, brokenCall("", values), ",");
}

/** As it stands where there is room for it. */
export function flatType(type: RustType): string {
  return typeof type === "string" ? type : `${type.before}Option<${flatFunction(type)}>`;
}

function flatFunction({ parameters, result }: FunctionPointer): string {
  return `unsafe extern "C" fn(${parameters.join(", ")})${arrowTo(result)}`;
}

function arrowTo(result: RustType | undefined): string {
  return result === undefined ? "" : ` -> ${flatType(result)}`;
}

/** `beside` is how many characters share the first line with the type. */
function typeLines(type: RustType, indent: number, beside: number): readonly string[] {
  const flat = flatType(type);
  if (typeof type === "string" || indent + beside + flat.length <= maxWidth) return [flat];
  const line = `${flatFunction(type)},`;
  const lines =
    indent + tab.length + line.length <= maxWidth
      ? [line]
      : [
          'unsafe extern "C" fn(',
          ...type.parameters.map((parameter) => tab + separated(parameter)),
          `)${arrowTo(type.result)},`,
        ];
  return [`${type.before}Option<`, ...lines.map((inner) => tab + inner), ">"];
}

/** Rust takes no comma behind the dots of a variadic function. */
function separated(parameter: string): string {
  return parameter === "..." ? parameter : `${parameter},`;
}

/** As many words to a line as fit, each with a comma; behind all but the last, rustfmt wants a space. */
function filled(words: readonly string[]): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const [index, word] of words.entries()) {
    const room = index === words.length - 1 ? maxWidth : maxWidth - 1;
    const longer = line === "" ? `${tab}${word},` : `${line} ${word},`;
    if (longer.length > room && line !== "") {
      lines.push(line);
      line = `${tab}${word},`;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

/** What is alone in its parentheses breaks together with them, or not at all. */
function metaLines(meta: Meta): readonly string[] {
  if (!("args" in meta)) return [flatMeta(meta)];
  const flat = meta.args.map(flatMeta).join(", ");
  if (flat.length <= maxAttributeArguments) return [`${meta.name}(${flat})`];
  const [only, ...others] = meta.args;
  if (only !== undefined && others.length === 0) {
    return around(`${meta.name}(`, metaLines(only), ")");
  }
  const inner = meta.args.flatMap((arg, index) =>
    around(tab, metaLines(arg), index === meta.args.length - 1 ? "" : ",", tab),
  );
  return [`${meta.name}(`, ...inner, ")"];
}

function flatMeta(meta: Meta): string {
  if ("args" in meta) return `${meta.name}(${meta.args.map(flatMeta).join(", ")})`;
  return "value" in meta ? `${meta.name} = "${meta.value}"` : meta.name;
}

/** `before` on the first line, `between` on those that follow, `after` behind the last. */
function around(
  before: string,
  lines: readonly string[],
  after: string,
  between = "",
): readonly string[] {
  return lines.map((line, index) => {
    const start = index === 0 ? before : between;
    return start + line + (index === lines.length - 1 ? after : "");
  });
}
