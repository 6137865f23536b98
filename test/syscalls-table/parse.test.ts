import { parse, type Item } from "syscalls-table";

function entry(text: string): Item | undefined {
  const { table, diagnostics } = parse(text, "t");
  expect(diagnostics).toEqual([]);
  return table.items.find(({ kind }) => kind === "entry");
}

test("an entry with a prototype", () => {
  const text = [
    "3\tAUE_READ\tSTD|CAPENABLED {",
    "\t\tssize_t read(",
    "\t\t    int fd,",
    "\t\t    _Out_writes_bytes_(nbyte) void *buf,",
    "\t\t    size_t nbyte",
    "\t\t);",
    "\t}\n",
  ].join("\n");
  expect(entry(text)).toMatchObject({
    number: 3,
    lastNumber: 3,
    audit: "AUE_READ",
    flags: ["STD", "CAPENABLED"],
    body: {
      kind: "prototype",
      prototype: {
        name: "read",
        returns: { kind: "named", name: "ssize_t" },
        parameters: [
          { name: "fd", type: { kind: "named", name: "int" }, annotations: [] },
          {
            name: "buf",
            type: { kind: "pointer", to: { kind: "void" } },
            annotations: [
              {
                word: "_Out_writes_bytes_",
                direction: "out",
                optional: false,
                nulTerminated: false,
                count: { unit: "bytes", expression: { kind: "parameter", name: "nbyte" } },
              },
            ],
          },
          { name: "nbyte", type: { kind: "named", name: "size_t" }, annotations: [] },
        ],
        variadic: false,
      },
    },
  });
});

test("a range without anything behind its flags", () => {
  expect(entry("281-288\tAUE_NULL\t\tRESERVED\n")).toMatchObject({
    number: 281,
    lastNumber: 288,
    body: { kind: "bare" },
  });
});

test("a name with tag and return type", () => {
  const text = "210\tAUE_NULL\tNODEF|NOTSTATIC\tlkmnosys lkmnosys nosys_args int\n";
  expect(entry(text)).toMatchObject({
    body: {
      kind: "name",
      name: "lkmnosys",
      alternative: { name: "lkmnosys", tag: "nosys_args", returnType: "int" },
    },
  });
});
