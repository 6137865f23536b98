/** What the tables of the package are made of. */
export type Literal = string | number | bigint | boolean | readonly Literal[] | LiteralObject;

export interface LiteralObject {
  readonly [key: string]: Literal;
}

/**
 * `value` from column `indent` on, as prettier leaves it: in one line if that is no longer than 80
 * characters, which is prettier's own choice, else broken.
 *
 * @param before what stands in front of the value on its line
 * @param after what stands behind it
 */
export function printLiteral(
  value: Literal,
  indent: string,
  before: string,
  after: string,
): readonly string[] {
  const line = `${indent}${before}${flat(value)}${after}`;
  if (line.length <= WIDTH && !hasToBreak(value)) return [line];
  if (isArray(value)) {
    const items = value.flatMap((item) => printLiteral(item, `${indent}  `, "", ","));
    return [`${indent}${before}[`, ...items, `${indent}]${after}`];
  }
  if (typeof value === "object") {
    const members = Object.entries(value).flatMap(([key, member]) =>
      printLiteral(member, `${indent}  `, `${key}: `, ","),
    );
    return [`${indent}${before}{`, ...members, `${indent}}${after}`];
  }
  // A text that does not fit goes to a line of its own, and there it may be as long as it is; behind
  // a key of up to four characters that would gain too little.
  const text = flat(value);
  return typeof value === "string" && before.length > "four: ".length
    ? [`${indent}${before.trimEnd()}`, `${indent}  ${text}${after}`]
    : [line];
}

/** The type that `value as const` has, in one line. */
export function printType(value: Literal): string {
  if (isArray(value)) return `readonly [${value.map(printType).join(", ")}]`;
  if (typeof value !== "object") return flat(value);
  return `{ ${Object.entries(value)
    .map(([key, member]) => `readonly ${key}: ${printType(member)}`)
    .join("; ")} }`;
}

const WIDTH = 80;

function flat(value: Literal): string {
  if (isArray(value)) return `[${value.map(flat).join(", ")}]`;
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "object") return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${key}: ${flat(member)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

/** Two objects or more in an array never share a line, if each has two members or more. */
function hasToBreak(value: Literal): boolean {
  return (
    isArray(value) &&
    value.length > 1 &&
    value.every(
      (item) => typeof item === "object" && !isArray(item) && Object.keys(item).length > 1,
    )
  );
}

function isArray(value: Literal): value is readonly Literal[] {
  return Array.isArray(value);
}
