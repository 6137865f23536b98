import { read } from "../support/models.js";

const readme = read("README.md");

/** The examples: a path in backticks and parentheses, and the code that follows it. */
const examples = [...readme.matchAll(/\(`(generated\/[^`]+)`\)[^`]*```\w+\n([^]*?)```/g)].map(
  ([, path = "", code = ""]) => ({ path, code }),
);

test("the README shows generated code of every language", () => {
  const languages = examples.map(({ path }) => path.split("/")[1]);
  expect(languages).toEqual(["c", "go", "rust", "zig", "typescript"]);
});

test.each(examples)("the README's example is in $path", ({ code, path }) => {
  expect(read(path)).toContain(code);
});

test("the README's entry is in the table", () => {
  const entry = /```text\n([^]*?)```/.exec(readme)?.[1];
  expect(entry).toContain("pread");
  expect(read("syscalls.master")).toContain(entry);
});
