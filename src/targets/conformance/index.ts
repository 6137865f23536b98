import type { ProgramLanguage, Suite } from "../../model/suite/form.js";
import { suiteCoverage } from "../../model/suite/coverage.js";
import type { FileSet, Target, TargetInput } from "../target.js";
import { cProgram } from "./c/index.js";
import { goProgram } from "./go/index.js";
import type { MakeProgram } from "./program.js";
import { rustProgram } from "./rust/index.js";
import { typescriptProgram } from "./typescript/index.js";
import { zigProgram } from "./zig/index.js";

interface Program {
  readonly language: ProgramLanguage;
  readonly make: MakeProgram;
}

/** The languages that have a program; a new one is a folder here and a line. */
const programs: readonly Program[] = [
  { language: "c", make: cProgram },
  { language: "go", make: goProgram },
  { language: "rust", make: rustProgram },
  { language: "typescript", make: typescriptProgram },
  { language: "zig", make: zigProgram },
];

/**
 * A program in each language that tries the bindings on the system that it runs on, and a runner
 * for all of them.
 */
export const conformance: Target = {
  generate: (input) => conformanceFiles(input, input.model.suite()),
};

/** In the order in which the programs run. */
export const programLanguages: readonly ProgramLanguage[] = programs.map(
  ({ language }) => language,
);

/** What the target makes of a suite, in some of the languages; the model is in `input`. */
export async function conformanceFiles(
  input: TargetInput,
  suite: Suite,
  languages: readonly ProgramLanguage[] = programLanguages,
): Promise<FileSet> {
  const wanted = programs.filter(({ language }) => languages.includes(language));
  const files = new Map(commonFiles(input, wanted));
  files.set("coverage.json", coverageText(input, suite));
  for (const { language, make } of wanted) {
    const own = await make(input, suite);
    for (const [path, content] of own) files.set(`${language}/${path}`, content);
  }
  return files;
}

function commonFiles(
  { command, render }: TargetInput,
  wanted: readonly Program[],
): readonly (readonly [string, string])[] {
  const view = { command, languages: wanted.map(({ language }) => ({ language })) };
  return ["README.md", "Kyuafile", "run.sh"].map(
    (file) => [file, render(`${file}.hbs`, view)] as const,
  );
}

/** JSON has no comments, so that this file does not name the command. */
function coverageText({ model }: TargetInput, suite: Suite): string {
  const { calls, covered, never, uncovered } = suiteCoverage(suite, model);
  const skipped = suite.points.flatMap(({ name, skipped: reasons }) =>
    reasons.size === 0 ? [] : [{ name, skipped: Object.fromEntries(reasons) }],
  );
  const leftOut = Object.fromEntries(suite.leftOut);
  return `${JSON.stringify({ covered, never, uncovered, calls, skipped, leftOut }, undefined, 2)}\n`;
}
