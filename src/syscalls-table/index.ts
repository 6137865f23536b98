export type * from "./ast.js";
export type * from "./ctype.js";
export type * from "./diagnostic.js";
export { catalogue, type CatalogueEntry, type Code } from "./diagnostics.js";
export { format, formatParameter } from "./format.js";
export { parse, type ParseResult } from "./parse/table.js";
export type * from "./position.js";
export { printExpression } from "./print/expression.js";
export { printType } from "./print/type.js";
