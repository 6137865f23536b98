import { Project, ts, type SourceFile } from "ts-morph";
import type { DataModule, Module } from "./module.js";

/** A module whose source is a template. */
export interface CodeModule {
  readonly name: string;
  readonly source: string;
}

/**
 * All modules of the package in their three forms.
 *
 * The sources are written so that each module can be compiled without knowing the others, so no
 * types are checked here: the tests do that. Errors of syntax are thrown.
 */
export function compile(
  data: readonly DataModule[],
  code: readonly CodeModule[],
  header: string,
): readonly Module[] {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    compilerOptions: COMPILER_OPTIONS,
  });
  const dataFiles = data.map((module) => {
    const statements = joined(module.statements.map(({ source }) => source));
    const text = lines(header, ["", ...statements]);
    return { module, file: project.createSourceFile(`/${module.name}.ts`, text) };
  });
  const codeFiles = code.map(({ name, source }) => project.createSourceFile(`/${name}.ts`, source));
  checkSyntax(project);
  return [
    ...dataFiles.map(({ module, file }) => dataModule(module, file, header)),
    ...codeFiles.map((file) => codeModule(project, file, header)),
  ];
}

const COMPILER_OPTIONS = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  isolatedDeclarations: true,
  declaration: true,
  noLib: true,
  noResolve: true,
  noCheck: true,
} as const satisfies ts.CompilerOptions;

/** Declarations of several lines are kept apart by an empty line, as people write them. */
function joined(statements: readonly string[]): readonly string[] {
  return statements.flatMap((statement, index) =>
    index > 0 && statement.includes("\n") ? ["", statement] : [statement],
  );
}

function checkSyntax(project: Project): void {
  const [problem] = project.getProgram().getSyntacticDiagnostics();
  if (problem === undefined) return;
  const message = problem.getMessageText();
  const text = typeof message === "string" ? message : message.getMessageText();
  const file = problem.getSourceFile().getBaseName();
  throw new Error(`${file}:${problem.getLineNumber()}: ${text}`);
}

function dataModule({ name, statements }: DataModule, file: SourceFile, header: string): Module {
  const javascript = statements.flatMap((statement) => statement.javascript ?? []);
  return {
    name,
    source: file.getFullText(),
    javascript: lines(header, javascript.length === 0 ? ["export {};"] : javascript),
    declarations: lines(
      header,
      statements.map(({ declaration }) => declaration),
    ),
  };
}

function codeModule(project: Project, file: SourceFile, header: string): Module {
  const emitted = new Map<string, string>();
  project.getProgram().compilerObject.emit(file.compilerNode, (path, text) => {
    emitted.set(path, text);
  });
  const name = file.getBaseNameWithoutExtension();
  return {
    name,
    source: file.getFullText(),
    javascript: emittedText(emitted, `/${name}.js`, header),
    declarations: emittedText(emitted, `/${name}.d.ts`, header),
  };
}

/** The compiler drops the first comment of a file that has nothing but types in front of its code. */
function emittedText(emitted: ReadonlyMap<string, string>, path: string, header: string): string {
  const text = emitted.get(path);
  if (text === undefined) throw new Error(`the compiler made no ${path}`);
  return text.startsWith(header) ? text : lines(header, [text.trimEnd()]);
}

function lines(header: string, statements: readonly string[]): string {
  return `${[header, ...statements].join("\n")}\n`;
}
