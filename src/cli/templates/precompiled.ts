import { createRequire } from "node:module";
import { isSystemError } from "../failure.js";
import { sha256 } from "../output/manifest.js";
import { builtFile } from "../package-files.js";
import { handlebarsCompiler, handlebarsRuntime, templateOptions } from "./handlebars.js";

/** Renders one template. */
export type Template = (view: object) => string;

/** Gives the compiled form of a text, or undefined if there is none of exactly this text. */
export type FindPrecompiled = (text: string) => Template | undefined;

/** The compiled form of templates, by the SHA-256 of each; a module of the build. */
type Precompiled = Readonly<Record<string, TemplateSpecification>>;

/** Where the build writes the module of a target. */
export function precompiledPath(target: string): string {
  return builtFile(`templates/${target}.cjs`);
}

/** The source of the module with the compiled form of some templates. */
export function precompiledModule(texts: readonly string[]): string {
  const { precompile } = handlebarsCompiler();
  const entries = texts.map(
    (text) => `"${sha256(text)}": ${precompile(text, templateOptions)}`,
  );
  return `module.exports = {\n${entries.join(",\n")}\n};\n`;
}

/**
 * What the build has compiled for a target. Without a build there is nothing, and a template that
 * has been edited since is not found: both are compiled when they are needed.
 */
export function loadPrecompiled(target: string): FindPrecompiled {
  const specifications = requireModule(precompiledPath(target));
  return (text) => {
    const hash = sha256(text);
    const specification = Object.hasOwn(specifications, hash) ? specifications[hash] : undefined;
    return specification && handlebarsRuntime().template<object>(specification);
  };
}

function requireModule(path: string): Precompiled {
  try {
    // The build writes these modules by the function above.
    return createRequire(import.meta.url)(path) as Precompiled;
  } catch (error) {
    if (isSystemError(error, "MODULE_NOT_FOUND")) return {};
    throw error;
  }
}
