/** How a call has to be made. */
export interface CallShape {
  /** How many words carry the arguments. */
  readonly words: number;
  /** The result is 64 bits wide, and so is the -1 that stands for failure. */
  readonly wide: boolean;
  /** The thread may sleep in the kernel: the scheduler has to know. */
  readonly blocks: boolean;
}

/** A function of the runtime that calls C on the system stack, and how many words it takes. */
export interface EntryPoint {
  readonly name: string;
  readonly words: number;
}

/** The most words that an entry point takes. */
export const mostWords = 10;

/**
 * The entry point for a call, out of those that Go's runtime has for OpenBSD.
 *
 * There is no `rawSyscallX` for three words, so that wide results go through the one for six. There
 * is no `rawSyscall10` for narrow results either: such a call tells the scheduler needlessly.
 */
export function entryPointFor({ words, wide, blocks }: CallShape): EntryPoint {
  const capacity = [3, 6, mostWords].find((most) => words <= most);
  if (capacity === undefined) throw new RangeError(`no entry point takes ${words} words`);
  if (blocks || (capacity === 10 && !wide)) return entryPoint("syscall", capacity, wide);
  return entryPoint("rawSyscall", capacity === 3 && wide ? 6 : capacity, wide);
}

function entryPoint(kind: "syscall" | "rawSyscall", words: number, wide: boolean): EntryPoint {
  return { name: `syscall_${kind}${words === 3 ? "" : words}${wide ? "X" : ""}`, words };
}
