import { errorNumbers } from "../../../model/errno.js";
import { identifiers } from "../../../model/naming.js";
import type { PointGroup, Step, Suite, TestPoint, Value } from "../../../model/suite/form.js";
import { commentText } from "../../c/comment.js";
import { declaredSymbol } from "../../c/declared-symbol.js";
import type { FileSet, TargetInput } from "../../target.js";
import { namedPoints } from "../named-point.js";
import { boundToStubs } from "../stubs.js";
import { pointFunctions } from "./point.js";
import type { Scope } from "./scope.js";
import { stringText } from "./steps.js";

/** The program in C: a file for each group of points, and what they share. */
export function cProgram(input: TargetInput, suite: Suite): FileSet {
  const { model, render } = input;
  const symbolOf: Scope["symbolOf"] = (call) => call.symbols.sys.name;
  const views: readonly (readonly [string, string, object])[] = [
    ["Makefile", "c-Makefile.hbs", { sources: SOURCES.join(" ") }],
    ["check.c", "c-check.c.hbs", { errors: errorNumbers }],
    ["check.h", "c-check.h.hbs", {}],
    ["main.c", "c-main.c.hbs", {}],
    ["report.h", "c-report.h.hbs", {}],
    [
      "symbols.c",
      "c-symbols.c.hbs",
      {
        symbols: boundToStubs(input).map((call) => ({
          name: symbolOf(call),
          function: declaredSymbol(call, input).name,
        })),
      },
    ],
    ...LISTS.map(
      ({ file, group, list }) =>
        [
          file,
          "c-points.c.hbs",
          { list, ...pointsView(group, suite, { model, symbolOf }) },
        ] as const,
    ),
  ];
  const command = commentText(input.command);
  return new Map(
    views.map(([file, template, view]) => [file, render(template, { command, ...view })]),
  );
}

const LISTS = [
  { file: "descriptors.c", group: "descriptors", list: "descriptor_points" },
  { file: "pointers.c", group: "pointers", list: "pointer_points" },
  { file: "scenarios.c", group: "scenarios", list: "scenario_points" },
] as const satisfies readonly { file: string; group: PointGroup; list: string }[];

const SOURCES = ["main.c", "check.c", "symbols.c", ...LISTS.map(({ file }) => file)];

function pointsView(
  group: PointGroup,
  suite: Suite,
  context: Pick<Scope, "model" | "symbolOf">,
): object {
  const points = namedPoints(
    suite.points.filter((point) => point.group === group),
    (names) => functionNames(group, names),
    ({ skipped }) => skipped.get("c"),
  );
  const views = points.map(({ name, point, skipped }) => ({
    point,
    group,
    name: stringText(point.name).slice(1, -1),
    function: name,
    skipped,
  }));
  const made = views.filter(({ skipped }) => skipped === undefined);
  return {
    points: views,
    functions: made.map(({ point, function: name }) => ({
      text: pointFunctions(point, name, context),
    })),
    ...headersOf(made.map(({ point }) => point)),
  };
}

/** `a file keeps what was written` → `scenario_a_file_keeps_what_was_written` */
function functionNames(group: PointGroup, points: readonly string[]): readonly string[] {
  const prefix = group.slice(0, -1);
  return identifiers(
    points.map((name) => `${prefix}_${name.toLowerCase().replaceAll(/\W+/g, "_")}`),
    { keywords: new Set(), escape: (name) => name },
  );
}

function headersOf(points: readonly TestPoint[]) {
  const structures = points.flatMap(({ objects }) =>
    objects.flatMap((object) => (object.kind === "structures" ? [object.structure] : [])),
  );
  const families = points.flatMap(({ steps }) => steps.flatMap(valuesOf)).flatMap(familiesOf);
  const headers = [...structures, ...families].map(({ header }) => header);
  return {
    macros: [...new Set(structures.flatMap(({ macros }) => macros))].sort(),
    headers: [...new Set(headers)].filter((header) => !ALWAYS.includes(header)).sort(),
  };
}

/** What the template includes already. */
const ALWAYS = ["sys/param.h", "sys/types.h", "errno.h"];

function valuesOf(step: Step): readonly Value[] {
  switch (step.kind) {
    case "call": {
      const values = step.arguments.flatMap((one) => (one.kind === "value" ? [one.value] : []));
      return step.expects.kind === "result" ? [...values, step.expects.value] : values;
    }
    case "set":
      return step.to.kind === "object" || step.to.kind === "handler" ? [] : [step.to];
    case "check":
      return [step.what, step.than];
    case "check-bytes":
      return [];
    case "tell":
      return step.what.kind === "value" ? [step.what.value] : [];
    case "child":
      return step.steps.flatMap(valuesOf);
    case "threads":
      return step.calls.flatMap(valuesOf);
  }
}

function familiesOf(value: Value) {
  return value.kind === "constants" ? value.constants.map(({ family }) => family) : [];
}
