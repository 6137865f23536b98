import { numbers } from "../../../src/targets/c/numbers.js";
import { objects } from "../../../src/targets/c/objects.js";
import { symbolMap } from "../../../src/targets/c/symbol-map.js";
import { modelOf } from "./table.js";

const model = modelOf(`0	AUE_NULL	STD { int getpid(void); }
1	AUE_EXIT	STD|NORETURN { void _exit(int rval); }
2	AUE_NULL	OBSOL	execv
3	AUE_NULL	COMPAT { int creat(void); }
4	AUE_NULL	COMPAT4 { int statfs(void); }
5	AUE_NULL	COMPAT7|NOSTD { int shmctl(void); }
6	AUE_NULL	COMPAT11 { int mknod(void); }
7	AUE_VFORK	STD { int vfork(void); }
8	AUE_NULL	NODEF	lkmnosys lkmnosys nosys_args int
9	AUE_NULL	STD|NOLIB { int yield(void); }
10	AUE_NULL	UNIMPL	planned
11-12	AUE_NULL	RESERVED
`);

test("syscall.h numbers native calls and what has been one since FreeBSD 7, and remarks on the rest", () => {
  const lines = numbers(model).lines.map((line) =>
    line.macro === false ? `/* ${line.remark} */` : `${line.macro} ${line.value}`,
  );
  expect(lines).toEqual([
    "SYS_exit            SYS__exit",
    "SYS_getpid          0",
    "SYS__exit           1",
    "/* 2 is obsolete execv */",
    "/* 3 is old creat */",
    "/* 4 is freebsd4 statfs */",
    "SYS_freebsd7_shmctl 5",
    "SYS_freebsd11_mknod 6",
    "SYS_vfork           7",
    "SYS_yield           9",
    "SYS_MAXSYSCALL      13",
  ]);
});

test("syscall.mk lists the stubs of the same calls", () => {
  expect(objects(model).objects).toEqual([
    "getpid.o \\",
    "_exit.o \\",
    "freebsd7_shmctl.o \\",
    "freebsd11_mknod.o \\",
    "vfork.o",
  ]);
});

test("syscalls.map lists the symbols that all architectures have", () => {
  expect(symbolMap(model).nodes).toEqual([
    {
      version: "FBSDprivate_1.0",
      symbols: ["_getpid", "__sys_getpid", "__sys__exit", "__sys_vfork"],
    },
  ]);
});
