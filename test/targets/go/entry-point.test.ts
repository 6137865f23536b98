import { entryPointFor } from "../../../src/targets/go/entry-point.js";

/** The entry points that Go's runtime has for OpenBSD, and no others. */
test.each([
  { words: 0, wide: false, blocks: true, name: "syscall_syscall", takes: 3 },
  { words: 3, wide: true, blocks: true, name: "syscall_syscallX", takes: 3 },
  { words: 4, wide: false, blocks: true, name: "syscall_syscall6", takes: 6 },
  { words: 6, wide: true, blocks: true, name: "syscall_syscall6X", takes: 6 },
  { words: 7, wide: false, blocks: true, name: "syscall_syscall10", takes: 10 },
  { words: 10, wide: true, blocks: true, name: "syscall_syscall10X", takes: 10 },
  { words: 2, wide: false, blocks: false, name: "syscall_rawSyscall", takes: 3 },
  { words: 2, wide: true, blocks: false, name: "syscall_rawSyscall6X", takes: 6 },
  { words: 5, wide: false, blocks: false, name: "syscall_rawSyscall6", takes: 6 },
  { words: 7, wide: true, blocks: false, name: "syscall_rawSyscall10X", takes: 10 },
  { words: 7, wide: false, blocks: false, name: "syscall_syscall10", takes: 10 },
])("$words words, wide $wide, blocks $blocks: $name", ({ words, wide, blocks, name, takes }) => {
  expect(entryPointFor({ words, wide, blocks })).toEqual({ name, words: takes });
});

test("no entry point takes eleven words", () => {
  expect(() => entryPointFor({ words: 11, wide: false, blocks: true })).toThrow(
    "no entry point takes 11 words",
  );
});
