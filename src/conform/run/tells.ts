import type { ProgramLanguage } from "../../model/suite/form.js";
import type { ProgramReport } from "./program.js";
import type { Tell } from "./tap.js";

/** Something that programs of different languages see differently. */
export interface Disagreement {
  /** The point and the label of what it told. */
  readonly point: string;
  readonly label: string;
  /** What was told, in the order of the languages; undefined if nothing was. */
  readonly told: readonly (readonly [ProgramLanguage, string | undefined])[];
}

/**
 * Compares what the programs told. Only languages in which the point passed take part: what a
 * point that failed has told is explained by its failure.
 */
export function compareTells(reports: readonly ProgramReport[]): readonly Disagreement[] {
  const byPoint = new Map<string, Map<ProgramLanguage, ReadonlyMap<string, string>>>();
  for (const { language, points } of reports) {
    for (const { name, result, tells } of points) {
      if (result !== "passed") continue;
      const languages = byPoint.get(name) ?? new Map<ProgramLanguage, Map<string, string>>();
      byPoint.set(name, languages);
      languages.set(language, byLabel(tells));
    }
  }
  return [...byPoint].flatMap(([point, languages]) => {
    const labels = new Set([...languages.values()].flatMap((told) => [...told.keys()]));
    return [...labels].flatMap((label) => {
      const told = [...languages].map(
        ([language, values]) => [language, values.get(label)] as const,
      );
      const differs = new Set(told.map(([, value]) => value)).size > 1;
      return differs ? [{ point, label, told }] : [];
    });
  });
}

/** What was told twice under one label has to be the same both times, in the same order. */
function byLabel(tells: readonly Tell[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { label, value } of tells) {
    const before = values.get(label);
    values.set(label, before === undefined ? value : `${before}, ${value}`);
  }
  return values;
}
