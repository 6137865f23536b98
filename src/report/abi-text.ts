import type { AbiChange, AbiChanges } from "../conform/abi/diff.js";

/** The changes for people, what breaks first; one line if there are none. */
export function abiText(from: string, to: string, changes: AbiChanges): string {
  const blocks = [
    block("breaks", changes.breaking),
    block("new", changes.additions),
    block("nobody notices", changes.cosmetic),
  ].filter((text) => text !== "");
  if (blocks.length === 0) return `${from} and ${to}: no program sees a difference\n`;
  return blocks.join("\n");
}

function block(title: string, changes: readonly AbiChange[]): string {
  if (changes.length === 0) return "";
  return `${title}:\n${changes.map(({ message }) => `  ${message}\n`).join("")}`;
}
