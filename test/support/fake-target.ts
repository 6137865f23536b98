import { archNames } from "../../src/model/arch.js";
import type { TargetEntry } from "../../src/targets/index.js";
import type { TargetInput } from "../../src/targets/target.js";

/** A registry of one target, for tests of what goes on around a target. */
export function registryOf(
  files: (input: TargetInput) => Readonly<Record<string, string>>,
  rest: Partial<Pick<TargetEntry, "name" | "description" | "archs" | "onlyByName">> = {},
): readonly TargetEntry[] {
  const generate = (input: TargetInput) => new Map(Object.entries(files(input)));
  const load = () => Promise.resolve({ generate });
  return [{ name: "fake", description: "files for tests", archs: archNames, ...rest, load }];
}

/** A file with the names of the calls, and one with the command. */
export const listing = registryOf(({ command, model }) => ({
  "calls.txt": model.calls.map(({ name, number }) => `${number} ${name}\n`).join(""),
  "command.txt": `${command}\n`,
}));
