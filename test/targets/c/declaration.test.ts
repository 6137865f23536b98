import type { Call } from "../../../src/model/call.js";
import { parameterNames, prototypeOf, typedefOf } from "../../../src/targets/c/declaration.js";
import { bundledModel, hardCases } from "../../support/models.js";

function call(name: string): Call {
  const found = [...bundledModel().calls, ...hardCases().calls].find(
    (known) => known.name === name,
  );
  if (found === undefined) throw new Error(`no table has ${name}`);
  return found;
}

test.each([
  [
    "read",
    "typedef ssize_t __sys_read_t(int, void *, size_t);",
    "ssize_t __sys_read(int fd, void *buf, size_t nbyte);",
  ],
  ["fork", "typedef int __sys_fork_t(void);", "int __sys_fork(void);"],
  ["_exit", "typedef void __sys__exit_t(int);", "void __sys__exit(int rval) __dead2;"],
  ["vfork", "typedef int __sys_vfork_t(void);", "int __sys_vfork(void) __returns_twice;"],
  ["break", "typedef void *__sys_break_t(char *);", "void *__sys_break(char *nsize);"],
  ["syscall", "typedef int __sys_syscall_t(int, ...);", "int __sys_syscall(int number, ...);"],
  [
    "lio_listio",
    `typedef int __sys_lio_listio_t(int, struct aiocb * const *, int,
    struct sigevent *);`,
    `int __sys_lio_listio(int mode, struct aiocb * const *acb_list, int nent,
    struct sigevent *sig);`,
  ],
  [
    "on_event",
    "typedef int __sys_on_event_t(void (*)(int, void *), void *);",
    "int __sys_on_event(void (*handler)(int, void *), void *context);",
  ],
  [
    "a_system_call_with_a_name_that_no_line_can_hold",
    `typedef ssize_t __sys_a_system_call_with_a_name_that_no_line_can_hold_t(
    const char *, size_t, void *, size_t);`,
    `ssize_t __sys_a_system_call_with_a_name_that_no_line_can_hold(
    const char *the_first_path_of_this_call,
    size_t number_of_bytes_in_the_first_path, void *the_result_of_this_call,
    size_t number_of_bytes_in_the_result);`,
  ],
])("%s", (name, type, prototype) => {
  expect(typedefOf(call(name))).toBe(type);
  expect(prototypeOf(call(name), call(name).symbols.sys.name)).toBe(prototype);
});

test("a prototype can be that of another symbol of the call", () => {
  expect(prototypeOf(call("getpid"), "_getpid")).toBe("pid_t _getpid(void);");
});

test.each([
  ["the words of C++ get an underscore", "__sysctl", "name namelen old oldlenp new_ newlen"],
  ["which may be taken", "collide", "type type_ type__ _type"],
  [
    "as do macros of the headers that everybody includes",
    "locals",
    "errno_ err r1 rc result lib trampoline",
  ],
])("%s", (_, name, names) => {
  expect(parameterNames(call(name)).join(" ")).toBe(names);
});
