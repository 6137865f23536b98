import { printLiteral, printType, type Literal, type LiteralObject } from "../literal.js";
import type { DataStatement } from "../module.js";

/** A member of a table, documented or not. */
export interface Member {
  readonly key: string;
  readonly value: Literal;
  readonly documentation?: readonly string[];
}

/** `export const NAME = { … } as const;`, one member below the other. */
export function table(
  name: string,
  description: string,
  members: readonly Member[],
): DataStatement {
  const documented = comment([description], "");
  if (members.length === 0) {
    return {
      source: [...documented, `export const ${name} = {} as const;`].join("\n"),
      javascript: `export const ${name} = {};`,
      declaration: [...documented, `export declare const ${name}: {};`].join("\n"),
    };
  }
  const bare = members.map(({ key, value }) => printMember(key, value));
  const comments = members.map(({ documentation = [] }) => comment(documentation, "  "));
  const commented = (lines: readonly (readonly string[])[]): readonly string[] =>
    lines.flatMap((member, index) => [...(comments[index] ?? []), ...member]);
  const types = members.map(({ key, value }) => [`  readonly ${key}: ${printType(value)};`]);
  return {
    source: [...documented, `export const ${name} = {`, ...commented(bare), "} as const;"].join(
      "\n",
    ),
    javascript: [`export const ${name} = {`, ...bare.flat(), "};"].join("\n"),
    declaration: [...documented, `export declare const ${name}: {`, ...commented(types), "};"].join(
      "\n",
    ),
  };
}

/** A documentation comment; nothing for no lines. */
export function comment(lines: readonly string[], indent: string): readonly string[] {
  const [first, ...others] = lines;
  if (first === undefined) return [];
  if (others.length === 0) return [`${indent}/** ${safe(first)} */`];
  return [
    `${indent}/**`,
    ...lines.map((line) => (line === "" ? `${indent} *` : `${indent} * ${safe(line)}`)),
    `${indent} */`,
  ];
}

/** The members of an object are written below each other, however short they are. */
function printMember(key: string, value: Literal): readonly string[] {
  if (!isObject(value)) return printLiteral(value, "  ", `${key}: `, ",");
  const members = Object.entries(value).flatMap(([inner, member]) =>
    printLiteral(member, "    ", `${inner}: `, ","),
  );
  return [`  ${key}: {`, ...members, "  },"];
}

function isObject(value: Literal): value is LiteralObject {
  return typeof value === "object" && !Array.isArray(value);
}

function safe(line: string): string {
  return line.replaceAll("*/", "*\\/");
}
