import { Option } from "commander";
import { type ArchName, archNames, archs, isArchName } from "../model/arch.js";
import { nearest } from "../model/nearest.js";
import { usageFailure } from "./failure.js";

/** An option whose values are separated by commas, given by repeating it, or both. */
export function listOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser(
    (value, before: readonly string[] | undefined) => [...(before ?? []), ...items(flags, value)],
  );
}

/** The same, of which each is one of some words. */
export function wordsOption(flags: string, description: string, words: readonly string[]): Option {
  return new Option(flags, `${description}, of ${words.join(", ")} (default: all)`).argParser(
    (value, before: readonly string[] | undefined) => {
      const given = items(flags, value);
      const unknown = given.find((word) => !words.includes(word));
      if (unknown === undefined) return [...(before ?? []), ...given];
      const meant = nearest(unknown, words);
      throw usageFailure(
        `there is no "${unknown}" for "${flags}"`,
        meant === undefined ? `there are ${words.join(", ")}` : `did you mean "${meant}"?`,
      );
    },
  );
}

export function archOption(): Option {
  const flags = "--arch <names>";
  return new Option(
    flags,
    `the architectures, of ${archNames.join(", ")} (default: all)`,
  ).argParser((value, before: readonly ArchName[] | undefined) => [
    ...(before ?? []),
    ...items(flags, value).map(archNamed),
  ]);
}

export function symbolsOption(): Option {
  return new Option(
    "--symbols <kind>",
    "which names to bind: sys is __sys_read, private is _read, public is read (default: sys)",
  ).choices(["sys", "private", "public"]);
}

/** The part of a help text that shows command lines, each with what it does if that is not clear. */
export function examples(...lines: readonly (readonly [command: string, note: string])[]): string {
  const shown = lines.map(([command, note]) => `  ${command}${note === "" ? "" : `   # ${note}`}`);
  return `\nExamples:\n${shown.join("\n")}`;
}

function items(flags: string, value: string): readonly string[] {
  const words = value.split(",").map((word) => word.trim());
  if (words.includes("")) throw usageFailure(`a name is missing in the list of "${flags}"`);
  return words;
}

/** @throws Failure with a proposal, for a word that is no architecture's name */
export function archNamed(word: string): ArchName {
  if (isArchName(word)) return word;
  const alias = archs.find(({ machine, names }) =>
    [machine, ...Object.values<string | undefined>({ ...names })].includes(word),
  );
  const meant = alias?.name ?? nearest(word, archNames);
  throw usageFailure(
    `there is no architecture "${word}"`,
    meant === undefined ? `there are ${archNames.join(", ")}` : `did you mean "${meant}"?`,
  );
}
