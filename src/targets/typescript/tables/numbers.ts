import type { Entry } from "../entry.js";
import type { DataModule } from "../module.js";

/** `SYS_` and the name of the call, as C has it. */
export function numbersModule(entries: readonly Entry[]): DataModule {
  return {
    name: "numbers",
    statements: entries.map(({ call: { name, number } }) => ({
      source: `export const SYS_${name} = ${number};`,
      javascript: `export const SYS_${name} = ${number};`,
      declaration: `export declare const SYS_${name} = ${number};`,
    })),
  };
}
