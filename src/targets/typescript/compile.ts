import { TemplateError } from "../template-error.js";
import type { CompiledModule } from "./module.js";
import { ts } from "./ts-morph.js";

/**
 * What the TypeScript compiler makes of one module on its own. The package's sources are written so
 * that no module has to know another one for that; types are not checked here, but by the tests.
 *
 * @throws a TemplateError for what the compiler cannot read
 */
export function compile(name: string, source: string): Omit<CompiledModule, "source"> {
  const fileName = `${name}.ts`;
  const javascript = ts.transpileModule(source, {
    fileName,
    compilerOptions: compilerOptions(),
    reportDiagnostics: true,
  });
  const declarations = ts.transpileDeclaration(source, {
    fileName,
    compilerOptions: { ...compilerOptions(), declaration: true, isolatedDeclarations: true },
    reportDiagnostics: true,
  });
  const [problem] = [...(javascript.diagnostics ?? []), ...(declarations.diagnostics ?? [])];
  if (problem !== undefined) {
    const { line, character } = lineAndCharacter(source, problem.start ?? 0);
    throw new TemplateError(
      `${fileName}.hbs`,
      line + 1,
      character + 1,
      source.split("\n")[line] ?? "",
      `the template is no TypeScript: ${ts.flattenDiagnosticMessageText(problem.messageText, "\n")}`,
    );
  }
  return {
    javascript: javascript.outputText,
    declarations: withoutDoubles(declarations.outputText),
  };
}

/**
 * Without a library to look into, the compiler declares a method under a well-known symbol twice:
 * as what it is, and as a property before that.
 */
function withoutDoubles(declarations: string): string {
  return declarations.replace(/^ *\[Symbol\.\w+\]: \(\) => .*;\n/gm, "");
}

function lineAndCharacter(source: string, offset: number) {
  const before = source.slice(0, offset).split("\n");
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** Those of the package's tsconfig.json that decide about what is emitted. */
function compilerOptions() {
  return {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
    isolatedModules: true,
  };
}
