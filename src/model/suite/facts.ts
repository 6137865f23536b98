import type { z } from "zod";
import { type Topic, topicNames } from "../topics.js";
import type {
  descriptorsSchema,
  neverSchema,
  pointersSchema,
  scenariosSchema,
} from "./facts-schema.js";

/** What `data/suite/` says: the points of the conformance programs, as people write them. */
export interface SuiteFacts {
  /** Calls that no program makes, by name, with the reason. */
  readonly never: Readonly<z.infer<typeof neverSchema>>;
  /** Arguments for the probes with no descriptor, where -1, zeros and NULL do not do. */
  readonly descriptors: Readonly<z.infer<typeof descriptorsSchema>>;
  /** Pointers that the kernel follows before anything else fails. */
  readonly pointers: Readonly<z.infer<typeof pointersSchema>>;
  readonly scenarios: readonly TopicScenarios[];
}

export interface TopicScenarios {
  readonly topic: Topic;
  readonly scenarios: readonly ScenarioFacts[];
}

export type ScenarioFacts = Readonly<z.infer<typeof scenariosSchema>[number]>;

export type StepFacts = ScenarioFacts["steps"][number];

export type CallStepFacts = Extract<StepFacts, { readonly call: string }>;

export type ObjectFacts = Readonly<NonNullable<ScenarioFacts["objects"]>>;

/** Every topic has a file in `data/suite/scenarios/`; programs run them in the order of the topics. */
export const scenarioTopics: readonly Topic[] = topicNames;

/** Nothing to do: for facts that are no concern of programs. */
export const noSuite: SuiteFacts = {
  never: {},
  descriptors: {},
  pointers: { around: {}, probes: {} },
  scenarios: [],
};

/**
 * The facts that ship with the project; their shape is proved by tests, as that of other facts is.
 *
 * @param read gives the text of a file of the package, by its path from the package's folder
 */
export function bundledSuite(read: (path: string) => string): SuiteFacts {
  return {
    never: JSON.parse(read(suitePath("never"))) as SuiteFacts["never"],
    descriptors: JSON.parse(read(suitePath("descriptors"))) as SuiteFacts["descriptors"],
    pointers: JSON.parse(read(suitePath("pointers"))) as SuiteFacts["pointers"],
    scenarios: scenarioTopics.map((topic) => ({
      topic,
      scenarios: JSON.parse(read(suitePath(`scenarios/${topic}`))) as readonly ScenarioFacts[],
    })),
  };
}

/** A file of the suite, by its path from the package's folder. */
function suitePath(name: string): string {
  return `data/suite/${name}.json`;
}
