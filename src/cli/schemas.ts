import { z } from "zod";
import { overlaySchema } from "../model/facts-schema.js";
import { targets } from "../targets/index.js";
import { createConfigSchema } from "./config/schema.js";

/** The JSON Schemas of the files that people write, for editors, by their names in `schema/`. */
export function publishedSchemas(): ReadonlyMap<string, string> {
  return new Map([
    ["libsysgen.schema.json", schemaText("libsysgen.json", createConfigSchema(targets))],
    ["overlay.schema.json", schemaText("overlay of libsysgen", overlaySchema)],
  ]);
}

function schemaText(title: string, schema: z.ZodType): string {
  // Editors know this draft best.
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: "draft-7" });
  return `${JSON.stringify({ $schema, title, ...rest }, undefined, 2)}\n`;
}
