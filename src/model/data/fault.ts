/**
 * Something that the facts say and that cannot be, by the keys that lead to it: those of `Facts`,
 * then those of a record.
 *
 * The codes are `DA` and three digits; a code never changes its meaning.
 *
 * - about structures: DA001 unknown type, DA002 size of a member, DA003 offset of a member, DA004
 *   overlap or order, DA005 size, DA006 alignment, DA007 members and `opaque`, DA008 `with`, DA009 an
 *   anonymous structure that nothing contains
 * - about constants: DA010 a name twice, DA011 value out of range, DA012 type and kind, DA013 unknown
 *   type, DA014 `exhaustive`
 * - about calls: DA020 unknown family
 * - about the suite: DA030 unknown call, DA031 number of arguments, DA032 not understood, DA033 unknown
 *   name, DA034 a variable that is not set, DA035 an address for a number or the other way, DA036 too
 *   little room, DA037 a name twice, DA038 contradiction, DA039 not used, DA040 unknown error
 */
export interface Fault {
  readonly code: string;
  /** One sentence without a full stop. */
  readonly message: string;
  readonly hint?: string;
  readonly path: readonly (string | number)[];
}

/** `on i386 and armv7`, or nothing where it is so on all of them. */
export function onArchs(some: readonly string[], all: readonly string[]): string {
  if (some.length === all.length) return "";
  const last = some.at(-1) ?? "";
  const rest = some.slice(0, -1);
  return ` on ${rest.length === 0 ? last : `${rest.join(", ")} and ${last}`}`;
}
