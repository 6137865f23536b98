import fs from "node:fs";
import { join } from "node:path";
import { loadTemplates } from "../../../src/cli/templates/load.js";
import { createRenderer } from "../../../src/cli/templates/render.js";
import { codeModules, codeSources } from "../../../src/targets/typescript/code.js";
import { compile } from "../../../src/targets/typescript/compile.js";

const file = join(__dirname, "../../../templates/typescript/compiled.json.hbs");
const templates = loadTemplates("typescript", undefined, { cwd: process.cwd(), files: fs });

test("compiled.json.hbs is what the compiler makes of the templates", () => {
  const modules = [...codeSources(createRenderer(templates))].map(
    ([name, source]) => [name, { source, ...compile(name, source) }] as const,
  );
  // Handlebars has to see no braces of its own.
  const text = JSON.stringify(Object.fromEntries(modules), null, 2).replaceAll("{{", "{\\u007b");
  if (process.env["UPDATE_GOLDEN"] === "1") {
    fs.writeFileSync(file, `${text}\n`);
    throw new Error(`${file} was replaced: review it with git diff, then run again`);
  }
  expect(fs.readFileSync(file, "utf8")).toBe(`${text}\n`);
}, 60_000);

test("a template that somebody has replaced is compiled anew", async () => {
  const text = "export type Own = 1;\n\nexport const own: Own = 1;\n";
  const render = createRenderer(new Map([...templates, ["abi.ts.hbs", { file: "own", text }]]));
  expect((await codeModules(render)).get("abi")).toEqual({
    source: text,
    javascript: "export const own = 1;\n",
    declarations: "export type Own = 1;\nexport declare const own: Own;\n",
  });
}, 60_000);

test("a template that is no TypeScript is an error", async () => {
  const template = { file: "own", text: "\nexport const = 1;\n" };
  const render = createRenderer(new Map([...templates, ["abi.ts.hbs", template]]));
  await expect(codeModules(render)).rejects.toMatchObject({
    file: "abi.ts.hbs",
    line: 2,
    column: 14,
    excerpt: "export const = 1;",
    message: "the template is no TypeScript: Variable declaration expected.",
  });
}, 60_000);
