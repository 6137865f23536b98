import { publishedSchemas } from "../../src/cli/schemas.js";
import { expectFiles } from "../support/golden.js";

test("the published JSON Schemas follow from those that configurations are checked with", () => {
  expectFiles("schema", publishedSchemas());
});
