import fs from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { targets } from "../targets/index.js";
import { loadTemplates } from "./templates/load.js";
import { precompiledModule } from "./templates/precompiled.js";

// The last step of the build: compiles the templates into modules beside the others, because
// compiling them takes a good part of a short run.
const folder = join(dirname(fileURLToPath(import.meta.url)), "../templates");
fs.mkdirSync(folder, { recursive: true });
for (const { name } of targets) {
  const templates = loadTemplates(name, undefined, { cwd: process.cwd(), files: fs });
  const texts = [...templates.values()].map(({ text }) => text);
  fs.writeFileSync(join(folder, `${name}.cjs`), precompiledModule(texts));
}
