import type { Suite, TestPoint } from "../../../model/suite/form.js";
import { topicNames, type Topic } from "../../../model/topics.js";
import { wrap } from "../../documentation.js";
import type { FileSet, TargetInput } from "../../target.js";
import { rawName } from "../../zig/call.js";
import { COMMENT_WIDTH } from "../../zig/line.js";
import { boundToStubs } from "../stubs.js";
import { contextOf, type Context } from "./context.js";
import { functionNames } from "./names.js";
import { pointLines } from "./point.js";
import { zigString } from "./zig-string.js";

/** The program in Zig, a package of its own. */
export function zigProgram(input: TargetInput, suite: Suite): FileSet {
  const { archs, command, render, symbols } = input;
  const context = contextOf(input);
  const points = namedPoints(suite);
  const topics = topicNames
    .filter((topic) =>
      points.some((each) => each.point.topic === topic && each.skipped === undefined),
    )
    .sort();
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

interface NamedPoint {
  readonly point: TestPoint;
  /** The name of its function. */
  readonly name: string;
  /** Why there is none. */
  readonly skipped: string | undefined;
}

function namedPoints({ points }: Suite): readonly NamedPoint[] {
  const names = functionNames(points.map(({ name }) => name));
  return points.map((point, index) => ({
    point,
    name: names[index] ?? "",
    skipped: point.skipped.get("zig"),
  }));
}

function entryView({ name, point, skipped }: NamedPoint): object {
  return {
    group: point.group,
    name: zigString(point.name),
    run: skipped === undefined ? `.do = ${point.topic}.${name}` : `.skip = ${zigString(skipped)}`,
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
  const own = points.filter(({ point, skipped }) => point.topic === topic && skipped === undefined);
  const names = own.map(({ name }) => name);
  return own.map(({ name, point }) => [
    "",
    ...wrap(sentence(point), COMMENT_WIDTH).map((line) => `/// ${line}`),
    ...pointLines(context, point, name, names),
  ]);
}

/** The name of a point: `` `close` without a descriptor. `` */
function sentence({ calls, name }: TestPoint): string {
  const [first = "", ...others] = name.split(" ");
  const start = calls.includes(first)
    ? `\`${first}\``
    : first.charAt(0).toUpperCase() + first.slice(1);
  return `${[start, ...others].join(" ")}.`;
}
