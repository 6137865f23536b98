import { diff, parse, renderDiff, type Change } from "syscalls-table";

/** A table of entries, each one `FLAGS int name(…)` or `FLAGS name`, numbered from 0. */
function table(...entries: string[]): string {
  return entries
    .map((entry, number) => {
      const [, flags = "", rest = ""] = /^(\S+) ?(.*)$/.exec(entry) ?? [];
      return `${number}\tAUE_NULL\t${flags}${rest.includes("(") ? ` { ${rest}; }` : ` ${rest}`}\n`;
    })
    .join("");
}

function changes(before: string, after: string): Change[] {
  const { breaking, additions, cosmetic } = diff(parse(before, "a").table, parse(after, "b").table);
  return [...breaking, ...additions, ...cosmetic];
}

const read = "STD ssize_t read(int fd, _Out_writes_bytes_(n) void *buf, size_t n)";

test("a table does not differ from itself", () => {
  expect(changes(table(read), table(read))).toEqual([]);
});

test.each<[what: string, before: string, after: string, expected: Partial<Change>]>([
  [
    "a call moves",
    table("RESERVED", "STD int a(void)"),
    table("STD int a(void)", "RESERVED"),
    { class: "breaking", kind: "number-moved", name: "a", number: 0, before: "1", after: "0" },
  ],
  [
    "a call goes",
    table("STD int a(void)"),
    table("OBSOL a"),
    { class: "breaking", kind: "removed", name: "a", message: "is gone; 0 is OBSOL a" },
  ],
  [
    "a call is renamed",
    table("STD int a(int x)"),
    table("STD int b(int x)"),
    { class: "breaking", kind: "renamed", name: "a", after: "b" },
  ],
  [
    "a call is for old programs alone",
    table("STD int a(void)"),
    table("COMPAT14 int a(void)"),
    { class: "breaking", kind: "became-compat", message: "is no longer native: COMPAT14" },
  ],
  [
    "a parameter comes",
    table("STD int a(int x)"),
    table("STD int a(int x, int y)"),
    { class: "breaking", kind: "parameter-count", before: "(int x)", after: "(int x, int y)" },
  ],
  [
    "a parameter gets wider",
    table("STD int a(int x)"),
    table("STD int a(off_t x)"),
    { class: "breaking", kind: "parameter-type", before: "int", after: "off_t" },
  ],
  [
    "a parameter gets wider on 64-bit machines",
    table("STD int a(u_int x)"),
    table("STD int a(u_long x)"),
    { class: "breaking", kind: "parameter-type" },
  ],
  [
    "a pointer points to another struct",
    table("STD int a(struct x *p)"),
    table("STD int a(struct y *p)"),
    { class: "breaking", kind: "parameter-type" },
  ],
  [
    "the result gets wider",
    table("STD int a(void)"),
    table("STD ssize_t a(void)"),
    { class: "breaking", kind: "return-type", before: "int", after: "ssize_t" },
  ],
  [
    "a call takes further arguments",
    table("STD int a(int x)"),
    table("STD int a(int x, ...)"),
    { class: "breaking", kind: "variadic" },
  ],
  [
    "a call leaves capability mode",
    table("STD|CAPENABLED int a(void)"),
    table("STD int a(void)"),
    { class: "breaking", kind: "flag-lost", flag: "CAPENABLED" },
  ],
  [
    "a call moves into a module",
    table("STD int a(void)"),
    table("NOSTD int a(void)"),
    { class: "breaking", kind: "flag-gained", flag: "NOSTD" },
  ],
  [
    "a call enters capability mode",
    table("STD int a(void)"),
    table("STD|CAPENABLED int a(void)"),
    { class: "addition", kind: "flag-gained", flag: "CAPENABLED" },
  ],
  [
    "a call comes",
    table("RESERVED"),
    table("STD int a(void)"),
    { class: "addition", kind: "added", name: "a", number: 0 },
  ],
  [
    "a parameter gets another name",
    table("STD int a(int x)"),
    table("STD int a(int y)"),
    { class: "cosmetic", kind: "parameter-name", before: "x", after: "y" },
  ],
  [
    "a type of the same width and sign",
    table("STD int a(uid_t x)"),
    table("STD int a(u_int x)"),
    { class: "cosmetic", kind: "type-spelling" },
  ],
  [
    "a type of the same width",
    table("STD int a(int x)"),
    table("STD int a(u_int x)"),
    { class: "cosmetic", kind: "signedness" },
  ],
  [
    "a const comes",
    table("STD int a(char *x)"),
    table("STD int a(const char *x)"),
    { class: "cosmetic", kind: "type-spelling" },
  ],
  [
    "a typedef is opened",
    table("STD int a(siginfo_t *x)"),
    table("STD int a(struct __siginfo *x)"),
    { class: "cosmetic", kind: "type-spelling" },
  ],
  [
    "an annotation changes",
    table("STD int a(_In_ int *x)"),
    table("STD int a(_In_opt_ int *x)"),
    { class: "cosmetic", kind: "annotation", before: "_In_", after: "_In_opt_" },
  ],
  [
    "another audit event",
    table("STD int a(void)"),
    table("STD int a(void)").replace("AUE_NULL", "AUE_A"),
    { class: "cosmetic", kind: "audit", before: "AUE_NULL", after: "AUE_A" },
  ],
  [
    "another placeholder",
    table("RESERVED"),
    table("UNIMPL a"),
    { class: "cosmetic", kind: "placeholder", before: "RESERVED", after: "UNIMPL a" },
  ],
  [
    "another comment",
    `; one\n${table("RESERVED")}`,
    `; two\n${table("RESERVED")}`,
    { class: "cosmetic", kind: "text", number: -1 },
  ],
])("%s", (_what, before, after, expected) => {
  expect(changes(before, after)).toEqual([expect.objectContaining(expected)]);
});

test("white space alone is no change", () => {
  expect(changes(table(read), table(read).replaceAll(", ", ",\n  "))).toEqual([]);
});

test("an old form that lives on under its number is one change", () => {
  const before = table("STD int a(int x)", "RESERVED");
  const after = table("COMPAT14 int a(int x)", "STD int a(int x)");
  expect(changes(before, after)).toEqual([
    expect.objectContaining({
      kind: "number-moved",
      message: "moved from number 0 to 1; 0 is COMPAT14 a",
    }),
  ]);
});

test("a difference as text", () => {
  const before = table("STD int a(int x)", "STD int b(void)", "RESERVED");
  const after = table("STD int a(off_t y)", "OBSOL b", "STD int c(void)");
  const result = diff(parse(before, "a").table, parse(after, "b").table);
  expect(renderDiff(result)).toBe(
    [
      "ABI breaks (2)",
      "      0  a parameter 1, `y`, is `off_t`, was `int`",
      "      1  b is gone; 1 is OBSOL b",
      "",
      "Additions (1)",
      "      2  c is new",
      "",
      "Cosmetic changes (1)",
      "      0  a parameter 1 is called `y`, was `x`",
      "",
    ].join("\n"),
  );
  expect(renderDiff(result, { brief: true })).toMatch(/Cosmetic changes \(1\)\n$/);
});

test("many changes of one flag are one line of the text", () => {
  const calls = Array.from({ length: 30 }, (_, index) => `STD int call${index}(void)`);
  const capable = calls.map((call) => call.replace("STD", "STD|CAPENABLED"));
  const result = diff(parse(table(...calls), "a").table, parse(table(...capable), "b").table);
  expect(result.additions).toHaveLength(30);
  expect(renderDiff(result)).toBe(
    "Additions (30)\n         30 calls: each is now allowed in capability mode\n",
  );
});
