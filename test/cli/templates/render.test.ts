import { createRenderer } from "../../../src/cli/templates/render.js";
import { TemplateError } from "../../../src/targets/template-error.js";

/** Renders one template of the given text. */
function render(text: string, view: object): string {
  return createRenderer(new Map([["a.hbs", { file: "templates/t/a.hbs", text }]]))("a.hbs", view);
}

function errorOf(text: string, view: object): unknown {
  try {
    return render(text, view);
  } catch (error) {
    return error;
  }
}

describe("a template", () => {
  test("is text with holes, which are filled in without escaping", () => {
    expect(render("const char *{{name}};\n", { name: '<&"' })).toBe('const char *<&";\n');
  });

  test("may use if and each", () => {
    const text = "{{#each calls}}\n{{name}}{{#if last}};{{else}},{{/if}}\n{{/each}}\n";
    const calls = [
      { name: "read", last: false },
      { name: "write", last: true },
    ];
    expect(render(text, { calls })).toBe("read,\nwrite;\n");
  });
});

describe("a fault in a template", () => {
  test.each([
    {
      fault: "a name that the view has not",
      text: "int\n  {{nmae}};\n",
      place: [2, 5],
      message: 'the template names "nmae", which its view does not have',
      excerpt: "  {{nmae}};",
    },
    {
      fault: "a name that the view has not, within each",
      text: "{{#each calls}}\n{{nmae}}\n{{/each}}\n",
      place: [2, 3],
      message: 'the template names "nmae", which its view does not have',
      excerpt: "{{nmae}}",
    },
    {
      fault: "another helper",
      text: "\n{{#unless x}}a{{/unless}}\n",
      place: [2, 1],
      message: 'a template may use no helper but "if" and "each", not "unless"',
      excerpt: "{{#unless x}}a{{/unless}}",
    },
    {
      fault: "a block that is closed by another",
      text: "a\n{{#if name}}\nb{{/each}}\n",
      place: [2, 4],
      message: "if doesn't match each",
      excerpt: "{{#if name}}",
    },
  ])("$fault is an error with its place", ({ excerpt, message, place, text }) => {
    const error = errorOf(text, { name: "read", calls: [{ name: "read" }] });
    expect(error).toBeInstanceOf(TemplateError);
    expect(error).toMatchObject({
      file: "templates/t/a.hbs",
      line: place[0],
      column: place[1],
      message,
      excerpt,
    });
  });

  test.each([
    { text: "a\nbcd {{name\nefg\n", line: 3 },
    { text: "{{#if name}}\nb\n", line: 2 },
    { text: "one\ntwo\nthree {{}} four\nfive\n", line: 3, column: 9 },
  ])("text that does not parse is an error with its place: $text", ({ text, line, column }) => {
    const error = errorOf(text, { name: "read" });
    expect(error).toBeInstanceOf(TemplateError);
    expect(error).toMatchObject({ line, ...(column === undefined ? {} : { column }) });
  });
});

test("each template is compiled once and can be rendered often", () => {
  const renderer = createRenderer(new Map([["a.hbs", { file: "a.hbs", text: "{{n}}" }]]));
  expect([1, 2, 3].map((n) => renderer("a.hbs", { n }))).toEqual(["1", "2", "3"]);
});

test("a template that does not exist is a fault of the target", () => {
  expect(() => createRenderer(new Map())("b.hbs", {})).toThrow("there is no template b.hbs");
});
