import type { Model } from "../../model/model.js";
import type { FileSet, TargetInput } from "../target.js";
import type { Platform } from "./platforms.js";

/** The README, and the example that it shows where the package has the calls for it. */
export function guideFiles(
  { command, model, render }: TargetInput,
  constraint: string,
  platforms: readonly Platform[],
): FileSet {
  const program = hasCalls(model, ["close", "kevent", "kqueuex", "open"])
    ? render("watch.go.hbs", {}).trim()
    : undefined;
  const goarchs = new Intl.ListFormat("en").format(platforms.map(({ goarch }) => goarch));
  return new Map([
    ["README.md", render("README.md.hbs", { command, goarchs, program })],
    ...(program === undefined
      ? []
      : [
          [
            "example/watch/main.go",
            render("example.go.hbs", { command, constraint, program }),
          ] as const,
        ]),
  ]);
}

/** Whether calls are bound with wrappers and with their structures. */
function hasCalls(model: Model, names: readonly string[]): boolean {
  const wrapped = model.calls.filter(({ safe }) => safe.kind === "wrapper").map(({ name }) => name);
  const hasEvents = model.structures.some(({ name }) => name === "kevent");
  return hasEvents && names.every((name) => wrapped.includes(name));
}
