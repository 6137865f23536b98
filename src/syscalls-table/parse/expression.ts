import type { Expression } from "../ast.js";
import type { Scanner } from "./scanner.js";

/**
 * Reads a size, up to its closing parenthesis. Names come out as `parameter`, whether or not there
 * is such a parameter. A string is the sentence that says what is wrong.
 */
export function parseExpression(scanner: Scanner): Expression | string {
  return parseSum({ scanner, operands: 0 });
}

interface Context {
  readonly scanner: Scanner;
  operands: number;
}

/** Bounds the depth of the result; the longest size of the table has two operands. */
const MAX_OPERANDS = 32;

type Operator = Extract<Expression, { kind: "binary" }>["operator"];

function parseSum(context: Context): Expression | string {
  return parseChain(context, parseProduct, isSumOperator);
}

function parseProduct(context: Context): Expression | string {
  return parseChain(context, parseUnary, isProductOperator);
}

/** `a op b op c`, which groups from the left. */
function parseChain(
  context: Context,
  parseOperand: (context: Context) => Expression | string,
  isOperator: (text: string) => text is Operator,
): Expression | string {
  let left = parseOperand(context);
  for (;;) {
    if (typeof left === "string") return left;
    const operator = context.scanner.peek().text;
    if (!isOperator(operator)) return left;
    context.scanner.next();
    const right = parseOperand(context);
    if (typeof right === "string") return right;
    left = { kind: "binary", operator, left, right };
  }
}

function isSumOperator(text: string): text is Operator {
  return text === "+" || text === "-";
}

function isProductOperator(text: string): text is Operator {
  return text === "*" || text === "/" || text === "%";
}

function parseUnary(context: Context): Expression | string {
  const { scanner } = context;
  context.operands++;
  if (context.operands > MAX_OPERANDS) return "size with too many parts";
  const token = scanner.peek();
  if (token.text === "*") {
    scanner.next();
    const of = parseUnary(context);
    return typeof of === "string" ? of : { kind: "dereference", of };
  }
  if (token.text === "(") {
    scanner.next();
    const inner = parseSum(context);
    if (typeof inner === "string") return inner;
    if (scanner.peek().text !== ")") return "unbalanced parentheses in the size";
    scanner.next();
    return inner;
  }
  if (token.kind === "word") {
    scanner.next();
    return { kind: "parameter", name: token.text };
  }
  if (token.kind !== "number") return "malformed size";
  const value = Number(token.text);
  if (!/^[0-9]+$/.test(token.text) || !Number.isSafeInteger(value)) {
    return `malformed number \`${token.text}\` in the size`;
  }
  scanner.next();
  return { kind: "number", value };
}
