import { callStep, define, relationOf } from "./call.js";
import type { StepFacts } from "./facts.js";
import type { CallStep, Step } from "./form.js";
import { bytesOf, roomFrom } from "./memory.js";
import { Mistake, within } from "./mistake.js";
import { objectNamed, type Scope } from "./scope.js";
import { assignment, valueOf } from "./value.js";

/** The steps of a point, each with what the ones before it have set. */
export function stepsOf(facts: readonly StepFacts[], scope: Scope): readonly Step[] {
  return facts.map((step, index) => within([index], () => stepOf(step, scope)));
}

function stepOf(facts: StepFacts, scope: Scope): Step {
  if ("call" in facts) return callStep(facts, scope);
  if ("set" in facts) return within(["set"], () => setStep(facts, scope));
  if ("check" in facts) return within(["check"], () => checkStep(facts, scope));
  if ("are" in facts) return within(["bytes"], () => bytesStep(facts, scope));
  if ("tell" in facts) return within(["tell"], () => tellStep(facts, scope));
  if ("threads" in facts) return threadsStep(facts, scope);
  const { lookup } = scope;
  // What the child sets, the parent never sees.
  const inner = { ...scope, variables: new Set(scope.variables) };
  const [call, exit] = within(
    ["child"],
    () => [lookup.call("fork"), lookup.call("_exit")] as const,
  );
  const steps = within(["child"], () => stepsOf(facts.child, inner));
  define(facts.gives, scope);
  return { kind: "child", call, exit, steps, stores: facts.gives };
}

function setStep({ set, to }: Extract<StepFacts, { readonly set: string }>, scope: Scope): Step {
  return { kind: "set", ...assignment(set, to, scope) };
}

function checkStep(
  facts: Extract<StepFacts, { readonly check: string | number }>,
  scope: Scope,
): Step {
  const compared = relationOf(facts, scope);
  if (compared === undefined) throw new Mistake("DA038", "nothing is said to compare with");
  const what = valueOf(facts.check, scope);
  return { kind: "check", what, relation: compared.relation, than: compared.value };
}

function bytesStep(facts: Extract<StepFacts, { readonly are: unknown }>, scope: Scope): Step {
  const object = objectNamed(scope, facts.bytes);
  const bytes = bytesOf(facts.are);
  if (roomFrom(scope.lookup.model, object, 0, "i386") < bytes.length) {
    throw new Mistake("DA036", `${object.name} has fewer than ${bytes.length} bytes`);
  }
  return { kind: "check-bytes", object: object.name, bytes };
}

function tellStep(facts: Extract<StepFacts, { readonly tell: string }>, scope: Scope): Step {
  const { bytes, tell, value } = facts;
  if (value !== undefined && bytes === undefined) {
    const what = { kind: "value", value: valueOf(value, scope) } as const;
    return { kind: "tell", label: tell, what };
  }
  if (bytes === undefined || value !== undefined) {
    throw new Mistake("DA038", "a value or the bytes of an object are told");
  }
  const object = objectNamed(scope, bytes).name;
  return { kind: "tell", label: tell, what: { kind: "object", object } };
}

function threadsStep(facts: Extract<StepFacts, { readonly threads: number }>, scope: Scope): Step {
  const calls = facts.calls.map((call, index): CallStep =>
    within(["calls", index], () => {
      if (call.gives !== undefined) {
        throw new Mistake("DA038", "threads keep no results", ["gives"]);
      }
      return callStep(call, scope);
    }),
  );
  return { kind: "threads", count: facts.threads, times: facts.times, calls };
}
