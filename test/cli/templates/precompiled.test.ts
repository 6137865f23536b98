import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { handlebarsRuntime } from "../../../src/cli/templates/handlebars.js";
import { loadPrecompiled, precompiledModule } from "../../../src/cli/templates/precompiled.js";
import { createRenderer } from "../../../src/cli/templates/render.js";
import { TemplateError } from "../../../src/targets/template-error.js";
import { temporaryFolder } from "../../support/temporary.js";

const folder = temporaryFolder();
let count = 0;

/** Compiles texts as the build does, and loads what comes of it, by the texts. */
function precompiled(texts: readonly string[]) {
  count++;
  const path = join(folder, `module${count}.cjs`);
  writeFileSync(path, precompiledModule(texts));
  const module = createRequire(__filename)(path) as Record<string, TemplateSpecification>;
  const specifications = Object.values(module);
  return (text: string) => {
    const specification = specifications[texts.indexOf(text)];
    return specification && handlebarsRuntime().template<object>(specification);
  };
}

test("templates that the build has compiled render like those compiled when needed", () => {
  const text = "{{#each calls}}{{name}}{{#if last}};{{/if}} {{/each}}<\n";
  const view = { calls: [{ name: "a&b", last: false }, { name: "c", last: true }] };
  const templates = new Map([["t", { file: "t", text }]]);
  const now = createRenderer(templates)("t", view);
  expect(now).toBe("a&b c; <\n");
  expect(createRenderer(templates, precompiled([text]))("t", view)).toBe(now);
});

test("faults in them are reported with their place all the same", () => {
  const text = "a\n{{b}}\n";
  const render = createRenderer(new Map([["t", { file: "t", text }]]), precompiled([text]));
  expect(() => render("t", {})).toThrow(TemplateError);
  expect(() => render("t", {})).toThrow('the template names "b", which its view does not have');
});

test("a template that has no compiled form is compiled when it is needed", () => {
  const render = createRenderer(new Map([["t", { file: "t", text: "{{a}}" }]]), () => undefined);
  expect(render("t", { a: 1 })).toBe("1");
  expect(loadPrecompiled("a target that there is not")("{{a}}")).toBeUndefined();
});
