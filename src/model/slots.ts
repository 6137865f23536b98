import type { Arch } from "./arch.js";
import type { AbiType } from "./model.js";

/** Where an argument goes, counted in words of the machine from 0: registers first, then stack. */
export interface Slot {
  readonly first: number;
  readonly count: 1 | 2;
}

/**
 * The slots of a call's arguments, one per argument in the same order.
 *
 * A 64-bit argument takes two slots on a 32-bit machine; where the machine wants the first of them
 * to be even, a slot may stay empty before it.
 */
export function argumentSlots(arguments_: readonly AbiType[], arch: Arch): readonly Slot[] {
  const slots: Slot[] = [];
  let next = 0;
  for (const argument of arguments_) {
    const wide = argument.kind === "integer" && argument.size > arch.pointerSize;
    if (wide && arch.wideArgument === "even-slots" && next % 2 === 1) next++;
    const slot: Slot = { first: next, count: wide ? 2 : 1 };
    slots.push(slot);
    next += slot.count;
  }
  return slots;
}
