import type { Call } from "../../../model/call.js";

/**
 * Why a call with a safe form cannot be left to another thread, in a full sentence; undefined where
 * it can.
 */
export function whySyncOnly({ name, errorConvention }: Call): string | undefined {
  if (errorConvention === "ambiguous") return AMBIGUOUS;
  if (errorConvention === "noreturn") return "It does not come back.";
  return Object.hasOwn(REASONS, name) ? REASONS[name] : undefined;
}

const AMBIGUOUS =
  "Only the thread that makes the call can clear errno before it, and -1 may be a success.";

const CALLER = "It is about the thread that makes it.";

const NAMES_CALLER = "An argument of it can stand for the thread that makes it.";

const SIGNALS = "It goes by the signal mask of the thread that makes it.";

/** The manual pages of the calls tell what each has to do with the thread it is made in. */
const REASONS: Readonly<Record<string, string>> = {
  sched_yield: CALLER,
  sched_getcpu: CALLER,
  sysarch: CALLER,
  membarrier: CALLER,
  utrace: CALLER,
  // With the process 0, the priority is the calling thread's alone, as it is with the thread 0.
  rtprio: NAMES_CALLER,
  rtprio_thread: NAMES_CALLER,
  sched_setparam: NAMES_CALLER,
  sched_getparam: NAMES_CALLER,
  sched_setscheduler: NAMES_CALLER,
  sched_getscheduler: NAMES_CALLER,
  sched_rr_get_interval: NAMES_CALLER,
  // -1 for CPU_WHICH_TID.
  cpuset_setid: NAMES_CALLER,
  cpuset_getid: NAMES_CALLER,
  cpuset_getaffinity: NAMES_CALLER,
  cpuset_setaffinity: NAMES_CALLER,
  cpuset_getdomain: NAMES_CALLER,
  cpuset_setdomain: NAMES_CALLER,
  // RUSAGE_THREAD, CLOCK_THREAD_CPUTIME_ID, and 0 for CPUCLOCK_WHICH_TID.
  getrusage: NAMES_CALLER,
  clock_gettime: NAMES_CALLER,
  clock_getcpuclockid2: NAMES_CALLER,
  sigpending: SIGNALS,
  sigwait: SIGNALS,
  sigwaitinfo: SIGNALS,
  sigtimedwait: SIGNALS,
  pselect: SIGNALS,
  ppoll: SIGNALS,
};
