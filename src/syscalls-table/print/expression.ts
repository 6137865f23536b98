import type { Expression } from "../ast.js";

/** The size in C's notation, without spaces and with no more parentheses than needed: `len/PAGE_SIZE`. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case "number":
      return String(expression.value);
    case "parameter":
    case "constant":
      return expression.name;
    case "dereference":
      return `*${group(expression.of, UNARY)}`;
    case "binary": {
      const level = precedence(expression);
      return `${group(expression.left, level)}${expression.operator}${group(expression.right, level + 1)}`;
    }
  }
}

const UNARY = 3;

function precedence(expression: Expression): number {
  if (expression.kind !== "binary") return UNARY;
  return expression.operator === "+" || expression.operator === "-" ? 1 : 2;
}

function group(expression: Expression, least: number): string {
  const text = printExpression(expression);
  return precedence(expression) < least ? `(${text})` : text;
}
