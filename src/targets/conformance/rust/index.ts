import { identifiers } from "../../../model/naming.js";
import type { Suite, TestPoint } from "../../../model/suite/form.js";
import type { Topic } from "../../../model/topics.js";
import { docComment, markNames } from "../../rust/doc-comment.js";
import { rustNames } from "../../rust/names.js";
import type { FileSet, TargetInput } from "../../target.js";
import { madeOf, madeTopics, type NamedPoint, namedPoints, sentenceOf } from "../named-point.js";
import { boundToStubs } from "../stubs.js";
import { contextOf, type Context } from "./context.js";
import { inQuotes } from "./in-quotes.js";
import { pointLines } from "./point.js";
import { field } from "./field.js";

/**
 * The program in Rust, a crate of its own. It has no standard library, so that whoever has `core`
 * for FreeBSD can build it, and the only calls in it are those that it tries.
 */
export function rustProgram(input: TargetInput, suite: Suite): FileSet {
  const { command, render } = input;
  const context = contextOf(input);
  const points = namedPoints(suite.points, functionNames, ({ skipped }) => skipped.get("rust"));
  const topics = madeTopics(points);
  const views: readonly (readonly [path: string, template: string, view: object])[] = [
    ["Cargo.toml", "rust-Cargo.toml.hbs", {}],
    ["src/main.rs", "rust-main.rs.hbs", {}],
    ["src/check.rs", "rust-check.rs.hbs", {}],
    ["src/output.rs", "rust-output.rs.hbs", {}],
    ["src/system.rs", "rust-system.rs.hbs", {}],
    ["src/symbols.rs", "rust-symbols.rs.hbs", { symbols: symbolLines(input, context) }],
    ["src/points.rs", "rust-points.rs.hbs", { topics, points: points.map(entryLines) }],
    ...topics.map(
      (topic) =>
        [
          `src/points/${topic}.rs`,
          "rust-topic.rs.hbs",
          { functions: functionsOf(context, points, topic) },
        ] as const,
    ),
  ];
  return new Map(
    views.map(([path, template, view]) => [path, render(template, { command, ...view })]),
  );
}

function functionNames(points: readonly string[]): readonly string[] {
  return identifiers(points, { ...rustNames, spell: wordsTogether });
}

/** `a file keeps what was written` → `a_file_keeps_what_was_written` */
function wordsTogether(name: string): string {
  const words =
    name
      .toLowerCase()
      .replaceAll(/['’]/g, "")
      .match(/[a-z0-9_]+/g) ?? [];
  const together = words.join("_");
  return /^\d/.test(together) ? `_${together}` : together;
}

function symbolLines(input: TargetInput, { functionOf }: Context): readonly string[] {
  return boundToStubs(input).map(
    ({ name, symbols }) => `${functionOf(name)}: c"${symbols.sys.name}",`,
  );
}

const groups = {
  descriptors: "Descriptors",
  pointers: "Pointers",
  scenarios: "Scenarios",
} as const satisfies Record<TestPoint["group"], string>;

function entryLines({ name, point, skipped }: NamedPoint): readonly string[] {
  return [
    `group: Group::${groups[point.group]},`,
    ...field("name", inQuotes(point.name), 8),
    ...(skipped === undefined
      ? [`run: Run::Do(${point.topic}::${name}),`]
      : [
          "run: Run::Skip {",
          ...field("reason", inQuotes(skipped), 12).map((line) => `    ${line}`),
          "},",
        ]),
  ];
}

function functionsOf(
  context: Context,
  points: readonly NamedPoint[],
  topic: Topic,
): readonly (readonly string[])[] {
  return madeOf(points, topic).map(({ name, point }) => [
    "",
    ...docComment([markNames(sentenceOf(point))], 0),
    ...pointLines(context, point, name),
  ]);
}
