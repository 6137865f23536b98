import type { Suite } from "../../../model/suite/form.js";
import type { Topic } from "../../../model/topics.js";
import { wrap } from "../../documentation.js";
import type { FileSet, TargetInput } from "../../target.js";
import { rawName } from "../../zig/call.js";
import { COMMENT_WIDTH } from "../../zig/line.js";
import { madeOf, madeTopics, type NamedPoint, namedPoints, sentenceOf } from "../named-point.js";
import { boundToStubs } from "../stubs.js";
import { stringLiteral } from "../string-literal.js";
import { contextOf, type Context } from "./context.js";
import { functionNames } from "./names.js";
import { pointLines } from "./point.js";

/** The program in Zig, a package of its own. */
export function zigProgram(input: TargetInput, suite: Suite): FileSet {
  const { archs, command, render, symbols } = input;
  const context = contextOf(input);
  const points = namedPoints(suite.points, functionNames, ({ skipped }) => skipped.get("zig"));
  const topics = madeTopics(points);
  const bound = boundToStubs(input).map((call) => ({
    name: call.symbols.sys.name,
    function: rawName(call, symbols, archs),
  }));
  const views: readonly (readonly [path: string, template: string, view: object])[] = [
    ["build.zig", "zig-build.zig.hbs", {}],
    ["build.zig.zon", "zig-build.zig.zon.hbs", {}],
    ["src/main.zig", "zig-main.zig.hbs", {}],
    ["src/check.zig", "zig-check.zig.hbs", {}],
    ["src/output.zig", "zig-output.zig.hbs", {}],
    ["src/system.zig", "zig-system.zig.hbs", {}],
    ["src/symbols.zig", "zig-symbols.zig.hbs", { symbols: bound }],
    ["src/points.zig", "zig-points.zig.hbs", { topics, points: points.map(entryView) }],
    ...topics.map(
      (topic) =>
        [
          `src/points/${topic}.zig`,
          "zig-topic.zig.hbs",
          topicView(functionsOf(context, points, topic)),
        ] as const,
    ),
  ];
  return new Map(
    views.map(([path, template, view]) => [path, render(template, { command, ...view })]),
  );
}

function entryView({ name, point, skipped }: NamedPoint): object {
  return {
    group: point.group,
    name: stringLiteral(point.name),
    run:
      skipped === undefined ? `.do = ${point.topic}.${name}` : `.skip = ${stringLiteral(skipped)}`,
  };
}

/** The functions of a file, and what they need of the bindings. */
function topicView(functions: readonly (readonly string[])[]): object {
  const text = functions.flat().join("\n");
  const uses = (name: string) => new RegExp(`\\b${name}\\.`).test(text);
  return { functions, constants: uses("constants"), types: uses("types") };
}

function functionsOf(
  context: Context,
  points: readonly NamedPoint[],
  topic: Topic,
): readonly (readonly string[])[] {
  const own = madeOf(points, topic);
  const names = own.map(({ name }) => name);
  return own.map(({ name, point }) => [
    "",
    ...wrap(sentenceOf(point), COMMENT_WIDTH).map((line) => `/// ${line}`),
    ...pointLines(context, point, name, names),
  ]);
}
