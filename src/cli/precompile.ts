import fs from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { targets } from "../targets/index.js";
import { readTable } from "./input.js";
import { processIo } from "./io.js";
import { precompiledTablePath, precompileTable } from "./precompiled-table.js";
import { loadTemplates } from "./templates/load.js";
import { precompiledModule } from "./templates/precompiled.js";

// The last step of the build: compiles the templates into modules beside the others, and keeps what
// the parser makes of the bundled table, because these take a good part of a short run.
const folder = join(dirname(fileURLToPath(import.meta.url)), "../templates");
fs.mkdirSync(folder, { recursive: true });
for (const { name } of targets) {
  const templates = loadTemplates(name, undefined, { cwd: process.cwd(), files: fs });
  const texts = [...templates.values()].map(({ text }) => text);
  fs.writeFileSync(join(folder, `${name}.cjs`), precompiledModule(texts));
}

const table = await readTable(undefined, processIo());
fs.writeFileSync(precompiledTablePath, precompileTable(table));
