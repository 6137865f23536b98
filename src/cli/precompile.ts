import fs from "node:fs";
import { dirname } from "node:path";
import { targets } from "../targets/index.js";
import { readTable } from "./input.js";
import { processIo } from "./io.js";
import { precompiledTablePath, precompileTable } from "./precompiled-table.js";
import { loadTemplates } from "./templates/load.js";
import { precompiledModule, precompiledPath } from "./templates/precompiled.js";

// A step of the build: compiles the templates into modules beside the others, and keeps what
// the parser makes of the bundled table, because these take a good part of a short run.
for (const { name } of targets) {
  const templates = loadTemplates(name, undefined, { cwd: process.cwd(), files: fs });
  const texts = [...templates.values()].map(({ text }) => text);
  const path = precompiledPath(name);
  fs.mkdirSync(dirname(path), { recursive: true });
  fs.writeFileSync(path, precompiledModule(texts));
}

const table = await readTable(undefined, processIo());
fs.writeFileSync(precompiledTablePath, precompileTable(table));
