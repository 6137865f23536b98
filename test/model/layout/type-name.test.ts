import { printType } from "syscalls-table";
import { parseTypeName } from "../../../src/model/layout/type-name.js";

test.each([
  "int",
  "unsigned long",
  "uint64_t [9]",
  "char [2][3]",
  "char []",
  "volatile void *",
  "const char * const *",
  "struct timespec",
  "union sigval",
  "void *[3]",
  "void (*)(int, struct __siginfo *, void *)",
  "void (*)(void)",
])("%s is a type", (text) => {
  const type = parseTypeName(text);
  const spaces = / (?=[[*])/g;
  expect(type && printType(type).replace(spaces, "")).toBe(text.replace(spaces, ""));
});

test("qualifiers stay at their level", () => {
  expect(parseTypeName("const char *")).toEqual({
    kind: "pointer",
    to: { kind: "named", name: "char", const: true },
  });
});

test.each([
  "",
  "long size_t",
  "struct",
  "int[",
  "int[n]",
  "int x[2]",
  "void (int)",
  "int, int",
  "*",
])("%p is none", (text) => {
  expect(parseTypeName(text)).toBeUndefined();
});
