import type { Topic } from "../topics.js";
import type { ObjectFacts, StepFacts } from "./facts.js";
import type { PointGroup, ProgramLanguage, Step, TestPoint } from "./form.js";
import type { Lookup } from "./lookup.js";
import { memoryOf } from "./memory.js";
import { Mistake, within } from "./mistake.js";
import { stepsOf } from "./steps.js";

/** A point as the data has it, or as it was derived. */
export interface PointFacts {
  readonly group: PointGroup;
  readonly name: string;
  readonly topic: Topic;
  readonly objects: ObjectFacts;
  readonly steps: readonly StepFacts[];
  readonly skipped: Readonly<Partial<Record<ProgramLanguage, string>>>;
}

/** Throws a `Mistake`, with a path into the facts of the point, or `Absent`. */
export function pointOf(facts: PointFacts, lookup: Lookup): TestPoint {
  const objects = within(["objects"], () => memoryOf(facts.objects, lookup));
  const variables = new Set<string>();
  const used = new Set<string>();
  const byName = new Map(objects.map((object) => [object.name, object]));
  const steps = within(["steps"], () =>
    stepsOf(facts.steps, { lookup, objects: byName, variables, used }),
  );
  const idle = objects.find(({ name }) => !used.has(name));
  if (idle !== undefined) {
    throw new Mistake("DA039", `no step uses ${idle.name}`, ["objects", idle.name]);
  }
  const unread = [...variables].find((name) => !used.has(name));
  if (unread !== undefined) throw new Mistake("DA039", `no step uses ${unread}`, ["steps"]);
  const { group, name, topic } = facts;
  const calls = [...new Set(steps.flatMap(callsOf))].sort();
  return { group, name, topic, objects, steps, calls, skipped: skippedBy(steps, facts.skipped) };
}

function callsOf(step: Step): readonly string[] {
  switch (step.kind) {
    case "call":
      return [step.call.name];
    case "threads":
      return step.calls.map(({ call }) => call.name);
    case "child":
      return [step.call.name, step.exit.name, ...step.steps.flatMap(callsOf)];
    case "set":
    case "check":
    case "check-bytes":
    case "tell":
      return [];
  }
}

/** What the data says, and what follows from the kinds of steps. */
function skippedBy(
  steps: readonly Step[],
  said: PointFacts["skipped"],
): ReadonlyMap<ProgramLanguage, string> {
  const derived: (readonly [ProgramLanguage, string])[] = [];
  if (steps.some(({ kind }) => kind === "child")) {
    derived.push(
      ["go", "A child of fork has one thread only, and the runtime of Go needs its others."],
      ["typescript", "A child of fork has one thread only, and JavaScript engines need others."],
    );
  }
  if (steps.some((step) => step.kind === "set" && step.to.kind === "handler")) {
    derived.push([
      "typescript",
      "A signal handler interrupts the engine anywhere, where no JavaScript may run.",
    ]);
  }
  if (steps.some(({ kind }) => kind === "threads")) {
    derived.push([
      "typescript",
      "Threads of JavaScript share no functions; the tests of the package have workers for this.",
    ]);
  }
  // The order of the languages in the form, so that it never depends on the data.
  const all = new Map([...derived, ...languages.flatMap(pairOf)]);
  return new Map([...all].sort(([a], [b]) => languages.indexOf(a) - languages.indexOf(b)));

  function pairOf(language: ProgramLanguage): readonly (readonly [ProgramLanguage, string])[] {
    const reason = said[language];
    return reason === undefined ? [] : [[language, reason]];
  }
}

const languages: readonly ProgramLanguage[] = ["c", "go", "rust", "zig", "typescript"];
