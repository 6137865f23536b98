import { identifiers } from "../../../model/naming.js";
import type { Entry } from "../entry.js";
import type { DataModule } from "../module.js";
import { names } from "../names.js";

/** The names that editors show for the arguments of a call. */
export function labelsModule(entries: readonly Entry[]): DataModule {
  const text = [
    "/** For each call, the names of its parameters and where `signatures` has them. */",
    entries.length === 0
      ? "export type Labels = Readonly<Record<string, []>>;"
      : "export interface Labels {",
    ...entries.flatMap(labelLines),
    ...(entries.length === 0 ? [] : ["}"]),
  ].join("\n");
  return { name: "labels", statements: [{ source: text, declaration: text }] };
}

function labelLines({ call, signature }: Entry): readonly string[] {
  const labels = identifiers(
    signature.parameters.map(({ name }) => name),
    names,
  ).map((label, index) => `${label}: ${index}`);
  const line = `  ${call.name}: [${labels.join(", ")}];`;
  if (line.length <= 80) return [line];
  return [`  ${call.name}: [`, ...labels.map((label) => `    ${label},`), "  ];"];
}
