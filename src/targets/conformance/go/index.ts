import { identifiers } from "../../../model/naming.js";
import type { Suite } from "../../../model/suite/form.js";
import type { Topic } from "../../../model/topics.js";
import { wrap } from "../../documentation.js";
import { goArchs } from "../../go/platforms.js";
import type { FileSet, TargetInput } from "../../target.js";
import { madeOf, madeTopics, type NamedPoint, namedPoints } from "../named-point.js";
import { stringLiteral } from "../string-literal.js";
import { contextOf, type Context } from "./context.js";
import { pointLines, whySkipped } from "./point.js";

/** The program in Go, a module of its own; nothing if no architecture of Go's was asked for. */
export function goProgram(input: TargetInput, suite: Suite): FileSet {
  if (!input.archs.some((arch) => goArchs.includes(arch))) return new Map();
  const { command, render } = input;
  const context = contextOf(input);
  const points = namedPoints(suite.points, functionNames, (point) => whySkipped(context, point));
  const views: readonly (readonly [path: string, template: string, view: object])[] = [
    ["go.mod", "go-go.mod.hbs", {}],
    ["main.go", "go-main.go.hbs", {}],
    ["check.go", "go-check.go.hbs", callsThatHelp(context)],
    ["symbols.go", "go-symbols.go.hbs", { symbols: context.symbols }],
    ...["cgo", "purego", "none"].map(
      (way) => [`symbols_${way}.go`, `go-symbols_${way}.go.hbs`, {}] as const,
    ),
    ["points.go", "go-points.go.hbs", { points: points.map(entryLines) }],
    ...madeTopics(points).map(
      (topic) =>
        [
          `points_${topic}.go`,
          "go-topic.go.hbs",
          topicView(functionsOf(context, points, topic)),
        ] as const,
    ),
  ];
  return new Map(
    views.map(([path, template, view]) => [path, render(template, { command, ...view })]),
  );
}

/** Calls that points are prepared with, where the table has them. */
function callsThatHelp({ calls }: Context): object {
  return { mmap: calls.has("mmap"), sigprocmask: calls.has("sigprocmask") };
}

/** The functions of a file, and what they need to import. */
function topicView(functions: readonly (readonly string[])[]): object {
  const text = functions.flat().join("\n");
  const libsys = /\blibsys\./.test(text);
  const unsafe = /\bunsafe\./.test(text);
  return { functions, libsys, unsafe, both: libsys && unsafe };
}

function functionNames(points: readonly string[]): readonly string[] {
  return identifiers(points, {
    keywords: new Set(),
    escape: (word) => word,
    spell: wordsTogether,
  });
}

/** `a file keeps what was written` → `testAFileKeepsWhatWasWritten` */
function wordsTogether(name: string): string {
  const words = name.replaceAll(/['’]/g, "").match(/[A-Za-z0-9]+/g) ?? [];
  return `test${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("")}`;
}

function entryLines({ name, point, skipped }: NamedPoint): string {
  const [run, why] = skipped === undefined ? [name, ""] : ["nil", skipped];
  const texts = [point.group, point.name].map(stringLiteral);
  return `{${texts.join(", ")}, ${run}, ${stringLiteral(why)}},`;
}

function functionsOf(
  context: Context,
  points: readonly NamedPoint[],
  topic: Topic,
): readonly (readonly string[])[] {
  return madeOf(points, topic).map(({ name, point }) => [
    "",
    ...wrap(`${name}: ${point.name}.`, 94).map((line) => `// ${line}`),
    ...pointLines(context, point, name),
  ]);
}
