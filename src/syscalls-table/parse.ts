/** Reading alone, for programs that have no time to load the rest: `syscalls-table/parse`. */
export { parse, type ParseResult } from "./parse/table.js";
