import { readFileSync } from "node:fs";
import * as syscallsTable from "syscalls-table";

const readme = readFileSync("src/syscalls-table/README.md", "utf8");

interface Example {
  readonly code: string;
  /** What its comments say that it prints. */
  readonly prints: string;
}

/** The blocks of code under "Use"; every comment in them is a line of output. */
function examples(): Example[] {
  const blocks = [...readme.matchAll(/^```js\n([^]*?)^```$/gm)].map(([, code = ""]) => code);
  return blocks.map((code) => {
    const output = code.split("\n").filter((line) => line.startsWith("//"));
    return { code, prints: output.map((line) => line.replace(/^\/\/ ?/, "")).join("\n") };
  });
}

function run(code: string): string {
  const printed: string[] = [];
  const show = (value: unknown): string =>
    typeof value === "string" ? value.trimEnd() : JSON.stringify(value);
  const console = {
    log: (...values: unknown[]) => printed.push(values.map(show).join(" ").trimEnd()),
  };
  const body = code.replaceAll(
    /^import (.*) from "syscalls-table";$/gm,
    "const $1 = syscallsTable;",
  );
  // The examples are our own, and are run to see whether they are true.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
  new Function("syscallsTable", "console", body)(syscallsTable, console);
  return printed.join("\n");
}

test.each(examples())("an example prints what it says: %#", ({ code, prints }) => {
  expect(run(code)).toBe(prints);
});

test("there is an example for every part", () => {
  expect(examples()).toHaveLength(5);
});

test("the findings listed are those of the catalogue", () => {
  const rows = [...readme.matchAll(/^\| (ST\d{3}) +\| (\w+) +\| (.*?) +\| (.*?) +\|$/gm)];
  expect(
    rows.map(([, code, severity, title, explanation = ""]) => ({
      code,
      severity,
      title,
      explanation: explanation.replaceAll("\\|", "|"),
    })),
  ).toEqual(Object.entries(syscallsTable.catalogue).map(([code, entry]) => ({ code, ...entry })));
});

test("the dialects listed are those that there are", () => {
  const rows = [...readme.matchAll(/^\| `([a-z0-9-]+)` +\| (.*?) +\| (.*?) +\|$/gm)];
  expect(rows.map(([, name, , silent = ""]) => ({ name, silent }))).toEqual(
    Object.entries(syscallsTable.dialects).map(([name, { annotated, canonical, ownTypes }]) => ({
      name,
      silent: [
        ...(canonical ? [] : ["layout"]),
        ...(annotated ? [] : ["missing annotations"]),
        ...(ownTypes ? [] : ["type names"]),
      ].join(", "),
    })),
  );
});
