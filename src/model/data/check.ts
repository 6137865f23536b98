import type { Facts } from "../facts.js";
import { callFaults } from "./calls.js";
import { constantFaults } from "./constants.js";
import type { Fault } from "./fault.js";
import { structureFaults } from "./structures.js";

/**
 * Holds facts against themselves: every offset, size and alignment against the types of the members
 * on every architecture, every constant against the type of its family, every name against the
 * records that it means. Their shape is not checked here: the schema does that.
 */
export function checkFacts(facts: Facts): readonly Fault[] {
  return [...structureFaults(facts), ...constantFaults(facts), ...callFaults(facts)];
}
