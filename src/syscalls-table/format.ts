import { countOf } from "./annotations.js";
import type { Annotation, Entry, EntryBody, Item, Parameter, Prototype, Table } from "./ast.js";
import { printExpression } from "./print/expression.js";
import { printType } from "./print/type.js";

/**
 * The table in canonical layout, with a line end behind every line. Words and their order stay as
 * they are; only white space and surplus punctuation change.
 */
export function format(table: Table): string {
  return table.items.map((item) => formatItem(item)).join("");
}

/** One item in canonical layout, with its line ends. */
export function formatItem(item: Item): string {
  switch (item.kind) {
    case "comment":
      return `;${item.text}\n`;
    case "blank":
      return "\n";
    case "directive":
      return `#${item.text}\n`;
    case "marker":
      return `%%${item.name}%%\n`;
    case "entry":
      return formatEntry(item);
  }
}

/** The columns where flags start, in a terminal with a tab stop at every eighth column. */
const FLAGS_COLUMN = 24;
const TAB = 8;

function formatEntry(entry: Entry): string {
  const numbers =
    entry.lastNumber === entry.number ? `${entry.number}` : `${entry.number}-${entry.lastNumber}`;
  const auditColumn = numbers.length + TAB - (numbers.length % TAB);
  const auditEnd = auditColumn + entry.audit.length;
  const tabs = Math.max(1, Math.ceil((FLAGS_COLUMN - auditEnd) / TAB));
  const flags = entry.flags.join("|");
  return `${numbers}\t${entry.audit}${"\t".repeat(tabs)}${flags}${formatBody(entry.body)}\n`;
}

function formatBody(body: EntryBody): string {
  switch (body.kind) {
    case "bare":
      return body.remark === undefined ? "" : `\t${body.remark}`;
    case "name": {
      const remark = body.remark === undefined ? "" : ` ${body.remark}`;
      return `\t${body.name}${formatAlternative(body)}${remark}`;
    }
    case "prototype":
      return ` {\n${formatPrototype(body.prototype)}\t}${formatAlternative(body)}`;
  }
}

function formatAlternative({ alternative }: Exclude<EntryBody, { kind: "bare" }>): string {
  if (alternative === undefined) return "";
  return ` ${alternative.name} ${alternative.tag} ${alternative.returnType}`;
}

function formatPrototype({ name, returns, parameters, variadic }: Prototype): string {
  const lines = parameters.map((parameter) => `\t\t    ${formatParameter(parameter)}`);
  if (variadic) lines.push("\t\t    ...");
  const head = printType(returns, name);
  if (lines.length === 0) return `\t\t${head}(void);\n`;
  return `\t\t${head}(\n${lines.join(",\n")}\n\t\t);\n`;
}

/** `_Out_writes_bytes_(nbyte) void *buf`. */
export function formatParameter(parameter: Parameter): string {
  const annotations = formatAnnotations(parameter);
  const declaration = printType(parameter.type, parameter.name);
  return annotations === "" ? declaration : `${annotations} ${declaration}`;
}

/** `_Out_opt_ _Contains_long_`; empty where there are none. */
export function formatAnnotations({ annotations }: Parameter): string {
  return annotations.map(formatAnnotation).join(" ");
}

function formatAnnotation(annotation: Annotation): string {
  const count = countOf(annotation);
  return count === undefined
    ? annotation.word
    : `${annotation.word}(${printExpression(count.expression)})`;
}
