/**
 * How much text `run` reads: characters looked at one by one, cut out, searched, or given to a
 * regular expression (of one that goes through a text match by match, the matches). A measure of
 * work that is the same on every machine, unlike time.
 */
export function countWork(run: () => void): number {
  let work = 0;
  const restore: (() => void)[] = [];
  const patch = <Owner extends object>(
    owner: Owner,
    name: keyof Owner & string,
    cost: (self: unknown, args: readonly unknown[], result: unknown) => number,
  ): void => {
    const original = owner[name] as unknown as (...args: unknown[]) => unknown;
    const counting = function (this: unknown, ...args: unknown[]): unknown {
      const result = original.apply(this, args);
      work += cost(this, args, result);
      return result;
    };
    Object.defineProperty(owner, name, { value: counting, configurable: true, writable: true });
    restore.push(() => {
      Object.defineProperty(owner, name, { value: original, configurable: true, writable: true });
    });
  };

  const length = (value: unknown): number => (typeof value === "string" ? value.length : 0);
  patch(String.prototype, "charCodeAt", () => 1);
  for (const name of ["slice", "substring", "trim", "trimStart", "trimEnd"] as const) {
    patch(String.prototype, name, (_self, _args, result) => 1 + length(result));
  }
  patch(String.prototype, "indexOf", (self, [, from], result) => {
    const end = result === -1 ? length(String(self)) : Number(result);
    return 1 + Math.max(0, end - Number(from ?? 0));
  });
  for (const name of ["lastIndexOf", "includes", "split"] as const) {
    patch(String.prototype, name, (self) => 1 + length(String(self)));
  }
  patch(RegExp.prototype, "exec", (self, [text], result) => {
    // A global or sticky expression goes on where it stopped, which is all that the match tells.
    const goesOn = self instanceof RegExp && (self.global || self.sticky);
    return 1 + (goesOn && Array.isArray(result) ? length(result[0]) : length(text));
  });
  try {
    run();
  } finally {
    for (const undo of restore) undo();
  }
  return work;
}
