import { printType } from "syscalls-table/print";
import type { MemoryObject, Step, TestPoint } from "../../../model/suite/form.js";
import { commentText } from "../../c/comment.js";
import { around, list, statement } from "./lines.js";
import { scopeOf, type Scope } from "./scope.js";
import { byteText, callLines, stepLines, stringText, type Threads } from "./steps.js";
import { structureText } from "./value.js";

/** The function of a point, and before it those of its threads. */
export function pointFunctions(
  point: TestPoint,
  name: string,
  context: Pick<Scope, "model" | "symbolOf">,
): string {
  const scope = scopeOf(point, name, context);
  const helpers: string[] = [];
  const threads: Threads = (step) => {
    const own = `${name}_steps${helpers.length === 0 ? "" : `_${helpers.length}`}`;
    helpers.push(threadFunctions(step, own, scope));
    return { name: own, count: step.calls.length };
  };
  const body = point.steps.flatMap((step) => stepLines(step, scope, threads));
  const shared = declarations(point, scope, true);
  const local = [
    ...declarations(point, scope, false),
    ...(body.some((line) => line.includes("made =")) ? ["\tstruct outcome made;"] : []),
  ];
  return [
    ...(shared.length === 0 ? [] : [...shared, ""]),
    ...helpers,
    `/* ${commentText(`${point.name.charAt(0).toUpperCase()}${point.name.slice(1)}.`)} */`,
    `static bool ${name}(void)`,
    "{",
    ...(local.length === 0 ? [] : [...local, ""]),
    ...body,
    "\treturn (true);",
    "}",
  ].join("\n");
}

function threadFunctions(
  { calls }: Extract<Step, { readonly kind: "threads" }>,
  name: string,
  scope: Scope,
): string {
  const functions = calls.map((call, index) => [
    `static bool ${name}_${index}(void)`,
    "{",
    "\tstruct outcome made;",
    "",
    ...callLines({ ...call, stores: undefined }, scope),
    "\treturn (true);",
    "}",
    "",
  ]);
  const names = list(calls.map((_call, index) => `${name}_${index}`));
  const table = statement([`static bool (*const ${name}[])(void) = {`, ...names, "};"], 0);
  return [...functions.flat(), ...table, ""].join("\n");
}

/** All is zero unless said otherwise, also between the members: static objects are. */
function declarations({ objects }: TestPoint, scope: Scope, shared: boolean): readonly string[] {
  const depth = shared ? 0 : 1;
  const belongs = (name: string) => scope.shared.has(name) === shared;
  return [
    ...objects
      .filter(({ name }) => belongs(name))
      .flatMap((object) => statement(declaration(object, scope.nameOf(object.name)), depth)),
    ...scope.variables
      .filter(belongs)
      .map(
        (name) => `${"\t".repeat(depth)}${shared ? "static " : ""}int64_t ${scope.nameOf(name)};`,
      ),
  ];
}

function declaration(object: MemoryObject, name: string): readonly string[] {
  switch (object.kind) {
    case "string":
      return [`static const char ${name}[] =`, `${stringText(object.text)};`];
    case "bytes": {
      const start = `static unsigned char ${name}[${object.length}]`;
      if (object.initial.length === 0) return [`${start};`];
      return around(`${start} = { `, list([...object.initial].map(byteText)), " };");
    }
    case "structures":
      return [`static ${structureText(object.structure)} ${name}${length(object.count)};`];
    case "integers":
      return [`static ${printType(object.type, name)}${length(object.count)};`];
  }
}

function length(count: number): string {
  return count === 1 ? "" : `[${count}]`;
}
