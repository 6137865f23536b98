/**
 * libsysgen as a library: from the text of a table over its model to the files of a language.
 *
 * ```ts
 * const file = "syscalls.master";
 * const text = readBundledTable();
 * const { model, problems } = buildModel(parse(text, file).table, readBundledFacts(), { file, text });
 * const files = await generate("zig", model, { archs: ["amd64"] });
 * ```
 *
 * Tables have a package of their own, `syscalls-table`; what is needed of it here is exported again.
 *
 * @packageDocumentation
 */
export { lint, parse, renderDiagnostic } from "syscalls-table";
export type { Diagnostic, Table } from "syscalls-table";
export { generate, type GenerateOptions, readBundledFacts, readBundledTable } from "./cli/api.js";
export { abiOf } from "./model/abi.js";
export { type Arch, type ArchName, archNames, archOf } from "./model/arch.js";
export { buildModel } from "./model/build.js";
export type { Problem } from "./model/error.js";
export { type Facts, type Overlay, withOverlays } from "./model/facts.js";
export type { LibraryArchName } from "./model/library/arch.js";
export type * from "./model/model.js";
export { selectCalls } from "./model/select.js";
export { targets, type TargetEntry, type TargetName } from "./targets/index.js";
export type { FileSet, SymbolChoice } from "./targets/target.js";
