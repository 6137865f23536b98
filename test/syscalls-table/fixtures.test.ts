import { catalogue, lint } from "syscalls-table";
import { fixtures, type ExpectedFinding } from "./read-fixtures.js";

const all = fixtures();

test.each(all)("$name has the findings that it names", ({ name, bytes, expected, dialect }) => {
  const result = lint(bytes, name);
  const remaining = [...expected];
  const found = result.diagnostics.map(({ span: { start }, code, message }) => {
    const index = remaining.findIndex(
      (each) => each.line === start.line && each.code === code && message.includes(each.part),
    );
    const [match] = index === -1 ? [] : remaining.splice(index, 1);
    return match === undefined ? `${start.line} ${code} ${message}` : show(match);
  });
  expect(found.toSorted()).toEqual(expected.map(show).toSorted());
  expect(result.dialect).toBe(dialect);
});

function show({ line, code, part }: ExpectedFinding): string {
  return `${line} ${code} ${part}`;
}

test("every code of the catalogue has a fixture that triggers it", () => {
  const triggered = new Set(all.flatMap(({ expected }) => expected.map(({ code }) => code)));
  expect([...triggered].toSorted()).toEqual(Object.keys(catalogue).toSorted());
});
