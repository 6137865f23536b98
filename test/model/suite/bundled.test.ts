import { suiteOf } from "../../../src/model/suite/resolve.js";
import {
  descriptorsSchema,
  neverSchema,
  pointersSchema,
  scenariosSchema,
} from "../../../src/model/suite/facts-schema.js";
import { scenarioTopics } from "../../../src/model/suite/facts.js";
import { bundledModel, facts, read } from "../../support/models.js";

const schemas = [
  ["never", neverSchema],
  ["descriptors", descriptorsSchema],
  ["pointers", pointersSchema],
  ...scenarioTopics.map((topic) => [`scenarios/${topic}`, scenariosSchema] as const),
] as const;

test.each(schemas)("data/suite/%s.json has its shape", (name, schema) => {
  expect(schema.safeParse(JSON.parse(read(`data/suite/${name}.json`))).error).toBeUndefined();
});

test("every point can be made for the bundled table", () => {
  const { faults, suite } = suiteOf(bundledModel(), facts, facts.suite());
  expect(faults).toEqual([]);
  expect([...suite.leftOut]).toEqual([]);
});
