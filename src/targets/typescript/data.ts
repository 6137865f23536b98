import type { CompiledModule, DataModule, DataStatement } from "./module.js";
import { Project } from "./ts-morph.js";

/** The forms of the modules of data, by their names. */
export function dataModules(modules: readonly DataModule[]): ReadonlyMap<string, CompiledModule> {
  const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true });
  return new Map(
    modules.map(({ name, statements: given }) => {
      const statements = given.length === 0 ? [NOTHING] : given;
      const file = project.createSourceFile(`${name}.ts`, spaced(statements));
      const javascript = statements.flatMap((statement) => statement.javascript ?? []);
      return [
        name,
        {
          source: file.getFullText(),
          javascript: lines(javascript.length === 0 ? ["export {};"] : javascript),
          declarations: lines(statements.map(({ declaration }) => declaration)),
        },
      ];
    }),
  );
}

/** What makes a module of a file without exports. */
const NOTHING: DataStatement = { source: "export {};", declaration: "export {};" };

/** Declarations of several lines are kept apart by an empty line, as people write them. */
function spaced(statements: readonly DataStatement[]): string {
  return lines(
    statements.flatMap(({ source }, index) =>
      index > 0 && source.includes("\n") ? ["", source] : [source],
    ),
  );
}

function lines(statements: readonly string[]): string {
  return `${statements.join("\n")}\n`;
}
