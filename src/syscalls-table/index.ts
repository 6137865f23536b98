export type * from "./ast.js";
export type * from "./ctype.js";
export type * from "./diagnostic.js";
export type * from "./position.js";
