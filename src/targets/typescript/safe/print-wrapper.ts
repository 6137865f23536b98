import type { Outcome } from "./outcome.js";
import { printList, printObject, printStatement, type Statement } from "./statement.js";

/** What a wrapper is made of, whichever way the call is made. */
export interface WrapperParts {
  readonly name: string;
  /** As they are declared, with their defaults. */
  readonly parameters: readonly string[];
  /** What the calls need each for itself, if they are made at the same time. */
  readonly setUp: readonly Statement[];
  readonly prepare: readonly Statement[];
  readonly args: readonly string[];
  readonly outcomes: readonly Outcome[];
  readonly never: boolean;
  /** Whether a failure has to be looked for. */
  readonly fails: boolean;
}

/** The member of `wrappers`, from column 2 on; the same with types and without. */
export function printWrapper(parts: WrapperParts): readonly string[] {
  const { name, parameters, setUp, prepare, args, outcomes, never, fails } = parts;
  return [
    ...printHead(name),
    ...setUp.flatMap((statement) => printStatement(statement, "    ")),
    ...printList("    return (", parameters, ") => {"),
    ...prepare.flatMap((statement) => printStatement(statement, BODY)),
    ...(never
      ? printList(`${BODY}return raw(`, args, ");")
      : printStatement({ ...resultOf(outcomes), callee: "raw", args }, BODY)),
    ...(never || !fails
      ? []
      : printStatement({ callee: "h.check", args: [JSON.stringify(name)] }, BODY)),
    ...printReturn(outcomes),
    ...TAIL,
  ];
}

/** The member of `promiseWrappers`. The raw call rejects its promise for a failure. */
export function printPromiseWrapper(parts: WrapperParts): readonly string[] {
  const { name, parameters, setUp, prepare, args, outcomes } = parts;
  return [
    ...printHead(name),
    ...printList("    return async (", parameters, ") => {"),
    ...[...setUp, ...prepare].flatMap((statement) => printStatement(statement, BODY)),
    ...printStatement({ ...resultOf(outcomes), callee: "await raw", args }, BODY),
    ...printReturn(outcomes),
    ...TAIL,
  ];
}

const BODY = "      ";

const TAIL = ["    };", "  },"];

function printHead(name: string): readonly string[] {
  return [`  ${name}: (h) => {`, `    const raw = h.calls.${name};`];
}

function resultOf([first]: readonly Outcome[]): { readonly target?: string } {
  return first?.value.includes("result") === true ? { target: "result" } : {};
}

function printReturn(outcomes: readonly Outcome[]): readonly string[] {
  const [first, ...others] = outcomes;
  if (first === undefined) return [];
  if (others.length === 0) return [`${BODY}return ${first.value};`];
  const members = outcomes.map(({ name, value }) => (name === value ? name : `${name}: ${value}`));
  return printObject(`${BODY}return `, members, ",");
}
