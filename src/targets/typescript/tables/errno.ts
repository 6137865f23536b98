import { errorNumbers } from "../../../model/errno.js";
import type { DataModule } from "../module.js";
import { table } from "./table.js";

/** The error numbers, and what they mean. */
export function errnoModule(): DataModule {
  const numbers = errorNumbers.map(({ name, number }) => ({ key: name, value: number }));
  const messages = errorNumbers.map(({ name, message }) => ({ key: name, value: message }));
  const type = [
    "/** `ENOENT` and the others. */",
    "export type ErrnoName = keyof typeof Errno;",
  ].join("\n");
  return {
    name: "errno",
    statements: [
      table("Errno", "The error numbers of FreeBSD.", numbers),
      { source: type, declaration: type },
      table("errnoMessages", "What each of them means, in a few words.", messages),
    ],
  };
}
