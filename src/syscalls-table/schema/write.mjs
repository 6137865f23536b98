// Writes table.schema.json from the schema in json/schema.ts. Run it after `npm run build`.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format } from "prettier";
import { tableSchema } from "../dist/index.js";

const path = fileURLToPath(import.meta.resolve("./table.schema.json"));
writeFileSync(path, await format(JSON.stringify(tableSchema), { parser: "json", printWidth: 100 }));
