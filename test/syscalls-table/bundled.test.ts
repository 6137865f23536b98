import { readFileSync } from "node:fs";
import { format, parse } from "syscalls-table";

const text = readFileSync("syscalls.master", "utf8");
const { table, diagnostics } = parse(text, "syscalls.master");
const entries = table.items.filter((item) => item.kind === "entry");

test("the bundled table has no syntax findings and is in canonical layout", () => {
  expect(diagnostics).toEqual([]);
  expect(format(table)).toBe(text);
});

test("it covers every number from 0 to 598 once", () => {
  let next = 0;
  for (const { number, lastNumber } of entries) {
    expect(number).toBe(next);
    next = lastNumber + 1;
  }
  expect(next).toBe(599);
});

test("it has the 407 native stubs of FreeBSD 15.0", () => {
  const native = entries.filter(
    ({ flags, body }) =>
      body.kind !== "bare" &&
      flags.some((flag) => ["STD", "NOSTD", "SYSMUX"].includes(flag)) &&
      !flags.some((flag) => flag.startsWith("COMPAT") || flag === "NOLIB"),
  );
  expect(native).toHaveLength(407);
});
