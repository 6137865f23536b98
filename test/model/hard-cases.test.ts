import { format, parse } from "syscalls-table";
import { hardCases, read } from "../support/models.js";

const file = "test/data/hard-cases.master";

test("the table is canonical and clean", () => {
  const { table, diagnostics } = parse(read(file), file);
  expect(diagnostics).toEqual([]);
  expect(format(table)).toBe(read(file));
});

test("all of its calls are bound", () => {
  expect(hardCases().calls).toHaveLength(55);
});

test("it has an entry for each reason to leave one out", () => {
  expect(hardCases().leftOut.map(({ number, name, reason }) => [number, name, reason])).toEqual([
    [36, "gone", "obsolete: no longer in the kernel"],
    [37, undefined, "reserved for local or vendor use"],
    [40, "planned", "not implemented"],
    [41, "lkmnosys", "no prototype in the table: kept free for a loadable module"],
    [42, "twin", "compatibility with FreeBSD 11"],
    [43, "inside", "in the kernel, but without a stub in libsys"],
  ]);
});
