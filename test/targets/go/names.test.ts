import { functionNames, numberNames, parameterNames } from "../../../src/targets/go/names.js";

test("functions are exported, numbers are as in package syscall", () => {
  const names = ["read", "_exit", "__sysctl", "aio_read", "__acl_get_fd", "rpctls_syscall"];
  expect(functionNames(names)).toEqual([
    "SysRead",
    "SysExit",
    "SysSysctl",
    "SysAioRead",
    "SysACLGetFd",
    "SysRpctlsSyscall",
  ]);
  expect(numberNames(names)).toEqual([
    "SYS_READ",
    "SYS__EXIT",
    "SYS___SYSCTL",
    "SYS_AIO_READ",
    "SYS___ACL_GET_FD",
    "SYS_RPCTLS_SYSCALL",
  ]);
});

test("calls that differ in underscores only have different functions", () => {
  expect(functionNames(["twin", "_twin", "twin_"])).toEqual(["SysTwin", "SysTwin_", "SysTwin__"]);
});

test.each([
  { c: "nbyte", go: "nbyte", why: "nothing is in its way" },
  { c: "msg_flags", go: "msgFlags", why: "Go has no underscores in names" },
  { c: "type", go: "typ", why: "a keyword with a customary way around it" },
  { c: "len", go: "length", why: "a predeclared function" },
  { c: "range", go: "rangeArg", why: "a keyword" },
  { c: "uintptr", go: "uintptrArg", why: "a predeclared type that the bodies use" },
  { c: "r1", go: "r1Arg", why: "a variable of the bodies" },
  { c: "__errno", go: "errno", why: "leading underscores mean nothing in Go" },
])("the parameter $c is $go: $why", ({ c, go }) => {
  expect(parameterNames([c])).toEqual([go]);
});

test("parameters of one function differ from each other", () => {
  expect(parameterNames(["type", "type_", "_type"])).toEqual(["typ", "typ_", "typ__"]);
});
