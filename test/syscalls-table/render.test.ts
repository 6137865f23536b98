import { lint, renderDiagnostic } from "syscalls-table";

function rendered(text: string, color = false): string {
  return lint(text, "t.master")
    .diagnostics.map((diagnostic) => renderDiagnostic(diagnostic, { color }))
    .join("\n");
}

test("a finding with its line, a mark and a hint", () => {
  expect(rendered("0\tAUE_NULL\tSTDD {\n\t\tint a(void);\n\t}\n")).toBe(
    [
      "t.master:1:12: error: unknown flag `STDD` [ST120]",
      "    1 | 0       AUE_NULL        STDD {",
      "      |                         ^~~~",
      "      = hint: did you mean `STD`?",
    ].join("\n"),
  );
});

test("tabs count to the next stop, also inside of the mark", () => {
  expect(rendered("0\tAUE_NULL\tRESERVED\t\t\n")).toBe(
    [
      "t.master:1:20: warning: layout: expected the end of the line, found 2 tabs [ST401]",
      "    1 | 0       AUE_NULL        RESERVED",
      "      |                                 ^~~~~~~~~~~~~~~~",
      "      = hint: `format` mends it",
    ].join("\n"),
  );
});

test("control characters are shown as a question mark", () => {
  expect(rendered("; a\0b\n")).toBe(
    ["t.master:1:4: error: NUL byte [ST002]", "    1 | ; a?b", "      |    ^"].join("\n"),
  );
});

test("a finding at the end of a line", () => {
  expect(rendered("0\tAUE_NULL\tRESERVED")).toBe(
    [
      "t.master:1:20: warning: no newline at the end of the file [ST005]",
      "    1 | 0       AUE_NULL        RESERVED",
      "      |                                 ^",
    ].join("\n"),
  );
});

test("long lines are cut around the place", () => {
  const parameters = Array.from({ length: 100 }, (_, index) => `int parameter${index}`);
  const text = `0\tAUE_NULL\tSTD { int a(${parameters.join(", ")}, _Im_ int *x); }\n`;
  const [first] = lint(text, "t.master", { dialect: "freebsd-11" }).diagnostics;
  const lines = first === undefined ? [] : renderDiagnostic(first).split("\n");
  const [head = "", line = "", marker = ""] = lines;
  expect(head).toMatch(/unknown annotation `_Im_` \[ST301\]$/);
  expect(line).toMatch(/^ {4}1 \| ….*parameter99, _Im_ int \*x\); }$/);
  expect(line.slice(marker.indexOf("^")).slice(0, 4)).toBe("_Im_");
  expect(line.length).toBeLessThan(120);
});

test("colours only where they are asked for", () => {
  const text = "0\tAUE_NULL\tSTDD {\n\t\tint a(void);\n\t}\n";
  // eslint-disable-next-line no-control-regex -- the escape is what the test looks for
  const escapes = /\u001b\[[0-9]+m/g;
  expect(rendered(text)).not.toMatch(escapes);
  expect(rendered(text, true)).toMatch(escapes);
  expect(rendered(text, true).replaceAll(escapes, "")).toBe(rendered(text));
});
