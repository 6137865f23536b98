import { createRequire } from "node:module";
import type Handlebars from "handlebars";

/**
 * The main module of the package loads sixty others, among them a library for source maps, and an
 * import looks for the names that each exports. One file that is required takes a tenth of the
 * time, which is a good part of a short run.
 */
const require = createRequire(import.meta.url);

/** What renders templates that have been compiled before. */
export function handlebarsRuntime(): Pick<typeof Handlebars, "template"> {
  return require("handlebars/dist/handlebars.runtime.min.js") as typeof Handlebars;
}

/** All of Handlebars. Its types take the result of `precompile` for an object, and it is text. */
export function handlebarsCompiler(): Pick<typeof Handlebars, "compile"> & {
  readonly precompile: (text: string, options: CompileOptions) => string;
} {
  return require("handlebars/dist/handlebars.min.js") as ReturnType<typeof handlebarsCompiler>;
}

/** Text with holes, `if` and `each`; whatever else a template wants belongs into its view. */
export const templateOptions = {
  noEscape: true,
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: { if: true, each: true, unless: false, with: false, lookup: false, log: false },
} as const satisfies CompileOptions;
