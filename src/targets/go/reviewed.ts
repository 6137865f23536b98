/**
 * Calls whose work is to give a value that the process, the thread or the processor already has:
 * the thread waits for nothing but short locks of the kernel, and the scheduler need not be told. A
 * call that is missing here is a little slower; one that is here wrongly would hold up goroutines.
 */
export const nonBlocking: ReadonlySet<string> = new Set([
  "cap_getmode",
  "clock_getres",
  "clock_gettime",
  "getdtablesize",
  "getegid",
  "geteuid",
  "getgid",
  "getgroups",
  "getpgid",
  "getpgrp",
  "getpid",
  "getppid",
  "getresgid",
  "getresuid",
  "getrlimit",
  "getsid",
  "gettimeofday",
  "getuid",
  "issetugid",
  "sched_get_priority_max",
  "sched_get_priority_min",
  "sched_getcpu",
  "thr_self",
  "umask",
]);

/**
 * Parameters that C declares as pointers and that may hold a small number or an address of another
 * process. The collector stops the program when it finds such a thing in an `unsafe.Pointer`, so
 * they are `uintptr`.
 *
 * - `_umtx_op`: the size of what `uaddr2` points to, see _umtx_op(2)
 * - `ptrace`: an address of the traced process, or 1, see ptrace(2)
 * - `sigqueue`: the value that goes with the signal, see sigqueue(2)
 */
const integerPointers: ReadonlyMap<string, string> = new Map([
  ["_umtx_op", "uaddr1"],
  ["ptrace", "addr"],
  ["sigqueue", "value"],
]);

/** Whether a pointer parameter may hold something that is no pointer. */
export function mayHoldInteger(call: string, parameter: string): boolean {
  return integerPointers.get(call) === parameter;
}

const oneThread = "The child has only the calling thread, and none of the runtime's other ones.";
const newThread = "The new thread is unknown to the runtime.";
const otherStack = "It leaves the stack that the runtime has put the thread on.";

/** Why a call has its number and its trampoline, but no function. */
export const notCallable: ReadonlyMap<string, string> = new Map([
  ["fork", oneThread],
  ["pdfork", oneThread],
  ["rfork", oneThread],
  ["vfork", "It returns twice, and the child uses the stack of its parent."],
  ["thr_create", newThread],
  ["thr_new", newThread],
  ["thr_exit", "It ends a thread that belongs to the runtime."],
  ["getcontext", "What it saves is the frame of a function that has returned by then."],
  ["setcontext", otherStack],
  ["sigreturn", otherStack],
  ["swapcontext", otherStack],
]);

/** Names that package syscall has for numbers whose calls are called otherwise in the table. */
export const customaryNumbers: ReadonlyMap<string, string> = new Map([
  ["_exit", "SYS_EXIT"],
  ["break", "SYS_OBREAK"],
  ["__cap_rights_get", "SYS_CAP_GETRIGHTS"],
]);
