import { readExpression } from "./expression.js";
import type { CallStepFacts } from "./facts.js";
import type { Argument, CallStep, Expectation, Relation } from "./form.js";
import { isPointer } from "./lookup.js";
import { Mistake, within } from "./mistake.js";
import type { Call, ModelParameter } from "../call.js";
import { requireRoom } from "./room.js";
import type { Scope } from "./scope.js";
import { pointerFrom, valueFrom, valueOf } from "./value.js";

/** A call with its arguments; the variable that it gives is known to the steps that follow. */
export function callStep(facts: CallStepFacts, scope: Scope): CallStep {
  const call = within(["call"], () => scope.lookup.call(facts.call));
  const written = facts.with ?? [];
  const count = call.parameters.length;
  if (written.length !== count) {
    throw new Mistake(
      "DA031",
      `${call.name} takes ${count} ${count === 1 ? "argument" : "arguments"}, not ${written.length}`,
      ["call"],
      `its parameters are ${call.parameters.map(({ name }) => name).join(", ") || "none"}`,
    );
  }
  const given = call.parameters.map((parameter, index) =>
    within(["with", index], () => argument(written[index] ?? 0, parameter, call.name, scope)),
  );
  call.parameters.forEach((_, index) => {
    within(["with", index], () => {
      requireRoom(call, given, index, scope);
    });
  });
  const expects = expectation(facts, call, scope);
  if (facts.gives !== undefined) define(facts.gives, scope);
  return { kind: "call", call, arguments: given, expects, stores: facts.gives };
}

/** A variable that has a value from now on. */
export function define(name: string, { objects, variables }: Scope): void {
  if (objects.has(name) || variables.has(name)) {
    throw new Mistake("DA037", `something is called ${name} already`, ["gives"]);
  }
  variables.add(name);
}

function argument(
  text: string | number,
  parameter: ModelParameter,
  call: string,
  scope: Scope,
): Argument {
  const written = readExpression(text);
  const what = `${parameter.name} of ${call}`;
  if (!isPointer(scope.lookup.model, parameter.type)) {
    return { kind: "value", value: valueFrom(written, text, scope) };
  }
  switch (written.kind) {
    case "null":
    case "unmapped":
      return { kind: written.kind };
    case "pointer":
      return pointerFrom(written, scope);
    case "name":
      if (scope.variables.has(written.name)) {
        scope.used.add(written.name);
        return { kind: "address", variable: written.name };
      }
      throw scope.objects.has(written.name)
        ? new Mistake("DA035", `${what} is an address`, [], `write &${written.name}`)
        : new Mistake("DA034", `no step before this one gives ${written.name}`);
    case "number":
    case "names":
    case "size":
    case "place":
    case "handler":
      throw new Mistake("DA035", `${what} is an address, and ${text} is none`, [], "write NULL");
  }
}

function expectation(facts: CallStepFacts, call: Call, scope: Scope): Expectation {
  const relation = within(["is"], () => relationOf(facts, scope));
  const said = [relation, facts.fails, facts.anyway].filter((part) => part !== undefined);
  if (said.length > 1) {
    throw new Mistake("DA038", `${call.name} can be expected to do one thing only`, ["call"]);
  }
  if (facts.anyway !== undefined) return { kind: "anything" };
  if (facts.fails !== undefined) return { kind: "error", errors: errorsOf(facts.fails, scope) };
  return relation === undefined
    ? { kind: "success" }
    : { kind: "result", relation: relation.relation, value: relation.value };
}

function errorsOf(names: string | readonly string[], { lookup }: Scope) {
  const [first, ...rest] = (typeof names === "string" ? [names] : names).map((name) =>
    within(["fails"], () => lookup.error(name)),
  );
  if (first === undefined) throw new Mistake("DA038", "no error is named", ["fails"]);
  return [first, ...rest] as const;
}

/** What a step compares with, by the keys that all steps have for it. */
export function relationOf(
  facts: { readonly [Key in keyof typeof relations]?: string | number },
  scope: Scope,
): { readonly relation: Relation; readonly value: ReturnType<typeof valueOf> } | undefined {
  const found = relationKeys.flatMap((key) => {
    const text = facts[key];
    return text === undefined ? [] : [{ relation: relations[key], value: valueOf(text, scope) }];
  });
  if (found.length > 1) throw new Mistake("DA038", "a value is compared with one other");
  return found[0];
}

const relations = {
  is: "equal",
  "is-not": "different",
  "at-least": "at-least",
  "at-most": "at-most",
} as const satisfies Readonly<Record<string, Relation>>;

const relationKeys = ["is", "is-not", "at-least", "at-most"] as const;
