/** The word that another was most likely meant to be: one rule for all "did you mean" hints. */
export { suggest as nearest } from "syscalls-table/suggest";
