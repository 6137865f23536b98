/** Types and expressions as text, without the rest: `syscalls-table/print`. */
export { printExpression } from "./print/expression.js";
export { printType } from "./print/type.js";
