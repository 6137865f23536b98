/**
 * A piece of a line, a call whose arguments go to lines of their own if it is too long, or what is
 * or-ed together and is treated alike.
 */
export type Code =
  | string
  | { readonly callee: string; readonly args: readonly Code[] }
  | { readonly operands: readonly string[] };

/** How wide a line may be: `printWidth` in `typescript-prettierrc.json.hbs`. */
export const width = 100;

/**
 * Code from column `indent` on, as prettier leaves it.
 *
 * @param before what stands in front of it on its line
 * @param after what stands behind it
 */
export function printCode(
  code: Code,
  indent: string,
  before: string,
  after: string,
): readonly string[] {
  const line = `${indent}${before}${flat(code)}${after}`;
  if (line.length <= width || typeof code === "string") return [line];
  if ("operands" in code) return printOperands(code.operands, indent, before, after);
  if (code.args.length === 0) return [line];
  return [
    `${indent}${before}${code.callee}(`,
    ...code.args.flatMap((arg) => printCode(arg, `${indent}  `, "", ",")),
    `${indent})${after}`,
  ];
}

/** What is assigned starts on a line of its own, and stays together if it fits there. */
function printOperands(
  operands: readonly string[],
  indent: string,
  before: string,
  after: string,
): readonly string[] {
  const inner = `${indent}  `;
  const together = `${inner}${operands.join(" | ")}${after}`;
  if (before !== "" && together.length <= width) return [`${indent}${before.trimEnd()}`, together];
  const lines = operands.map((operand, index) => {
    const end = index === operands.length - 1 ? after : " |";
    return `${index === 0 && before === "" ? indent : inner}${operand}${end}`;
  });
  return before === "" ? lines : [`${indent}${before.trimEnd()}`, ...lines];
}

/** Code in one line, however long. */
export function flat(code: Code): string {
  if (typeof code === "string") return code;
  if ("operands" in code) return code.operands.join(" | ");
  return `${code.callee}(${code.args.map(flat).join(", ")})`;
}

/** A string literal, in the quotes that take fewer escapes. */
export function quoted(text: string): string {
  const doubles = text.split('"').length;
  const singles = text.split("'").length;
  if (doubles <= singles) return JSON.stringify(text);
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
