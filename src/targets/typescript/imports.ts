import type { DataStatement } from "./module.js";

/** Another module of the package, and what may be imported from it. */
export interface ImportSource {
  readonly from: string;
  readonly types?: readonly string[];
  readonly values?: readonly string[];
}

/**
 * The imports that a module has a use for: those whose names occur among the words of its text.
 * Types are imported for types alone, and values not for the declarations.
 */
export function importsFor(text: string, sources: readonly ImportSource[]): DataStatement[] {
  const words = new Set(text.match(/[\w$]+/g));
  const used = (names: readonly string[] = []): readonly string[] =>
    names.filter((name) => words.has(name));
  const types = sources.flatMap(({ from, types: names }) =>
    printImport("import type", used(names), from),
  );
  const values = sources.flatMap(({ from, values: names }) =>
    printImport("import", used(names), from),
  );
  if (types.length === 0 && values.length === 0) return [];
  return [
    {
      source: [...types, ...values].join("\n"),
      ...(values.length > 0 && { javascript: values.join("\n") }),
      declaration: types.join("\n"),
    },
  ];
}

function printImport(keyword: string, names: readonly string[], from: string): readonly string[] {
  if (names.length === 0) return [];
  const line = `${keyword} { ${names.join(", ")} } from "./${from}.js";`;
  if (line.length <= WIDTH) return [line];
  return [`${keyword} {`, ...names.map((name) => `  ${name},`), `} from "./${from}.js";`];
}

const WIDTH = 80;
