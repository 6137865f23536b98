import { parse } from "syscalls-table";
import { coverageOf, renderCoverage } from "../../src/report/coverage.js";
import { bundledModel, hardCases, read } from "../support/models.js";

test("every number of the bundled table is there once, bound or with a reason", () => {
  const { bound, leftOut, entries } = coverageOf(bundledModel());
  const covered = [
    ...bound.map(({ number }) => number),
    ...leftOut.flatMap(({ number, lastNumber }) =>
      Array.from({ length: lastNumber - number + 1 }, (_, index) => number + index),
    ),
  ];
  expect(covered.sort((a, b) => a - b)).toEqual(Array.from({ length: 599 }, (_, index) => index));
  expect(leftOut.filter(({ reason }) => reason === "")).toEqual([]);

  const { table } = parse(read("syscalls.master"), "syscalls.master");
  expect(entries).toBe(table.items.filter(({ kind }) => kind === "entry").length);
});

test("for people", () => {
  expect(renderCoverage(coverageOf(hardCases()))).toBe(`\
61 entries: 55 bound, 6 left out

bound (55)
  0 multiplex, 1 _leave, 2 relax, 3 class, 4 func, 5 match, 6 comptime, 7 constructor, 8 default,
  9 collide, 10 twin, 11 _twin, 12 ___deep, 13 size_t, 14 timespec, 15 wide_second, 16 wide_twice,
  17 wide_result, 18 wide_ticks, 19 letter, 20 ambiguous_long, 21 narrow, 22 words, 23 eight,
  24 ten, 25 pointers, 26 reserve, 27 next_buffer, 28 pair, 29 on_event, 30 choose, 31 typedefs,
  32 advise, 33 gather, 34 a_system_call_with_a_name_that_no_line_can_hold, 35 locals, 44 drop,
  45 string, 46 none, 47 vectors, 48 slices, 49 options, 50 constant, 51 elements, 52 arrays,
  53 groups, 54 array, 55 buffer, 56 zeroed, 57 address, 58 bytes, 59 both, 60 address_space,
  61 mask, 62 object

safe layer: 51 wrapped, 4 raw only

raw only (1): What it takes depends on the number.
  0 multiplex

raw only (1): Its arrays of strings have no end.
  25 pointers

raw only (1): Nobody says whose the buffer is.
  27 next_buffer

raw only (1): The handler runs whenever it likes.
  29 on_event

raw only in Go and JavaScript (1): Signal masks belong to threads, and the runtime sets those of its
  threads itself.
  61 mask

compatibility with FreeBSD 11 (1)
  42 twin

in the kernel, but without a stub in libsys (1)
  43 inside

no prototype in the table: kept free for a loadable module (1)
  41 lkmnosys

not implemented (1)
  40 planned

obsolete: no longer in the kernel (1)
  36 gone

reserved for local or vendor use (1)
  37-39
`);
});

test("every bound call is wrapped or raw", () => {
  const { bound, safe } = coverageOf(bundledModel());
  const all = [...safe.wrapped, ...safe.raw].map(({ name }) => name);
  expect(all.sort()).toEqual(bound.map(({ name }) => name).sort());
  expect(safe.raw).toContainEqual({
    number: 2,
    name: "fork",
    reason: expect.stringMatching(/^Comes back twice/) as string,
  });
});

test("what only runtimes of their own keep raw", () => {
  const { safe } = coverageOf(bundledModel());
  const names = safe.againstRuntime.map(({ name }) => name);
  expect(names).toEqual(["_exit", "sigaltstack", "sigprocmask", "sigsuspend"]);
  expect(renderCoverage(coverageOf(bundledModel()))).toContain(
    "raw only in Go and JavaScript (1): The process ends without",
  );
});
