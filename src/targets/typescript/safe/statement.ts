/** `const TARGET = CALLEE(ARGS);`, or the call alone. */
export interface Statement {
  readonly target?: string;
  readonly callee: string;
  readonly args: readonly string[];
}

/** A statement from column `indent` on, as prettier leaves it. */
export function printStatement(
  { target, callee, args }: Statement,
  indent: string,
): readonly string[] {
  const before = target === undefined ? "" : `const ${target} = `;
  return printList(`${indent}${before}${callee}(`, args, ");");
}

/** `before`, a list and `after`, in one line or with a line for each item. */
export function printList(
  before: string,
  items: readonly string[],
  after: string,
): readonly string[] {
  const line = `${before}${items.join(", ")}${after}`;
  if (line.length <= WIDTH || items.length === 0) return [line];
  const indent = /^ */.exec(before)?.[0] ?? "";
  return [before, ...items.map((item) => `${indent}  ${item},`), `${indent}${after}`];
}

/** `before { a: 1, b: 2 };`, in one line or with a line for each member. */
export function printObject(
  before: string,
  members: readonly string[],
  separator: "," | ";",
): readonly string[] {
  const line = `${before}{ ${members.join(`${separator} `)} };`;
  if (line.length <= WIDTH) return [line];
  const indent = /^ */.exec(before)?.[0] ?? "";
  return [
    `${before}{`,
    ...members.map((member) => `${indent}  ${member}${separator}`),
    `${indent}};`,
  ];
}

const WIDTH = 80;
