import type { Call } from "../../model/call.js";

/**
 * Why a call cannot be made through a foreign function interface, as one sentence without its full
 * stop; undefined where it can.
 */
export function whyUncallable(call: Call): string | undefined {
  if (Object.hasOwn(REASONS, call.name)) return REASONS[call.name];
  return call.variadic ? VARIADIC : undefined;
}

const VARIADIC = "takes any number of arguments, and an interface has to know them";

const CHILD = "the child has none of the runtime's other threads";

/** The manual pages of the calls tell what each does to the thread or the process it is made in. */
const REASONS: Readonly<Record<string, string>> = {
  fork: CHILD,
  pdfork: CHILD,
  rfork: CHILD,
  vfork: "returns twice, the second time into a stack frame that is gone",
  getcontext: "saves the frame of a function that has returned by then",
  setcontext: "leaves the runtime's frames without unwinding them",
  swapcontext: "leaves the runtime's frames without unwinding them",
  sigreturn: "leaves the runtime's frames without unwinding them",
  thr_create: "starts a thread that the thread library does not know",
  thr_new: "starts a thread that the thread library does not know",
  thr_exit: "ends the runtime's thread under it",
};
