import { readFileSync } from "node:fs";
import { lint } from "syscalls-table";
import { countWork } from "./work.js";

const start = readFileSync("syscalls.master", "utf8").split("\n").slice(0, 400).join("\n");

/** Texts that grow with `n`, each of a kind that could make some part of the package slow. */
const shapes: Readonly<Record<string, (n: number) => string>> = {
  "the start of the bundled table over and over": (n) => `${start}\n`.repeat(n / 100),
  "one line of words": (n) => "word ".repeat(n),
  "one comment": (n) => `;${" comment".repeat(n)}\n`,
  comments: (n) => "; comment\n".repeat(n),
  "comments inside of an entry": (n) =>
    `0\tAUE_NULL\tSTD {\n${"; comment\n".repeat(n)}int a(void); }\n`,
  "stray lines": (n) => "stray\n;\n".repeat(n),
  "entries that never end": (n) => "0\tAUE_NULL\tSTD {\n\t\tint a(\n".repeat(n),
  "one entry that never ends": (n) => `0\tAUE_NULL\tSTD { int a(${"int x,\n".repeat(n)}`,
  "one number": (n) => "1".repeat(n),
  "numbers that are all the same": (n) => "0\tAUE_NULL\tRESERVED\n".repeat(n),
  "numbers that descend": (n) =>
    Array.from({ length: n }, (_, index) => `${n - index}\tAUE_NULL\tRESERVED\n`).join(""),
  "numbers with gaps": (n) =>
    Array.from({ length: n }, (_, index) => `${index * 2}\tAUE_NULL\tRESERVED\n`).join(""),
  "names that are all the same": (n) =>
    Array.from({ length: n }, (_, index) => `${index}\tAUE_NULL\tSTD { int a(void); }\n`).join(""),
  "one column of flags": (n) => `0\tAUE_NULL\tSTD${"|STD".repeat(n)} { int a(void); }\n`,
  "unknown flags": (n) => `0\tAUE_NULL\tSTD${"|SDT".repeat(n)} { int a(void); }\n`,
  parameters: (n) => `0\tAUE_NULL\tSTD { int a(${"int x, ".repeat(n)}int y); }\n`,
  "annotated parameters": (n) =>
    `0\tAUE_NULL\tSTD {\n\t\tint a(\n${"\t\t    _In_reads_(n) int *x,\n".repeat(n)}int n); }\n`,
  "sizes that name nothing": (n) =>
    `0\tAUE_NULL\tSTD {\n\t\tint a(\n${"\t\t    _In_reads_(m) int *x,\n".repeat(n)}int n); }\n`,
  "unknown annotations": (n) =>
    `0\tAUE_NULL\tSTD {\n\t\tint a(\n${"\t\t    _Im_ int *x,\n".repeat(n)}int n); }\n`,
  "unknown annotations on one line": (n) =>
    `0\tAUE_NULL\tSTD { int a(${"_Im_ int *x, ".repeat(n)}int n); }\n`,
  "unknown types": (n) => `0\tAUE_NULL\tSTD { int a(${"foo_t x,\n".repeat(n)}int n); }\n`,
  parentheses: (n) => `0\tAUE_NULL\tSTD { int a(int ${"(".repeat(n)}x`,
  "parentheses in a size": (n) => `0\tAUE_NULL\tSTD { int a(_In_reads_(${"(".repeat(n)}1`,
  stars: (n) => `0\tAUE_NULL\tSTD { int a(int ${"*".repeat(n)}x); }\n`,
  qualifiers: (n) => `0\tAUE_NULL\tSTD { int a(${"const ".repeat(n)}int x); }\n`,
  "continued lines": (n) => `0\tAUE_NULL\tSTD { int a(${" \\\n".repeat(n)}void); }\n`,
  conditionals: (n) => "#if A\n".repeat(n) + "#endif\n".repeat(n),
  branches: (n) => `#if A\n${"#else\n0\tAUE_NULL\tRESERVED\n".repeat(n)}#endif\n`,
  "a remark": (n) => `0\tAUE_NULL\tOBSOL\tname${" remark".repeat(n)}\n`,
  "columns at the end": (n) => `0\tAUE_NULL\tNODEF\tname tag${" int".repeat(n)}\n`,
  blanks: (n) => `0\tAUE_NULL\tSTD {${" ".repeat(n)}int a(void);${"\t".repeat(n)}}\n`,
  "NUL bytes": (n) => "\0".repeat(n),
  "carriage returns": (n) => "\r".repeat(n),
};

test.each(Object.entries(shapes))("the work grows with the length: %s", (_name, shape) => {
  const work = [1000, 4000].map((n) => {
    const text = shape(n);
    return countWork(() => void lint(text, "t")) / text.length;
  });
  const [short = 0, long = 0] = work;
  // Per character, four times the text may take hardly more work; a square would take four times.
  expect(long / short).toBeLessThan(1.3);
});

test("bytes that are no UTF-8", () => {
  const work = [1000, 4000].map((n) => {
    const bytes = new Uint8Array(n).fill(0xff);
    return countWork(() => void lint(bytes, "t")) / n;
  });
  const [short = 0, long = 0] = work;
  expect(long / short).toBeLessThan(1.3);
});
