import type { Entry } from "../entry.js";
import type { DataModule } from "../module.js";
import { table } from "./table.js";

/** The reasons why some calls have a number only. */
export function uncallableModule(entries: readonly Entry[]): DataModule {
  const description =
    "The calls that have a number and no function, and why they cannot be made from here.";
  const members = entries.flatMap(({ call, uncallable }) =>
    uncallable === undefined ? [] : [{ key: call.name, value: uncallable }],
  );
  return { name: "uncallable", statements: [table("uncallable", description, members)] };
}
