import type { FileSet, TargetInput } from "../../target.js";
import type { GoCall } from "../call.js";
import type { Families } from "../constants/families.js";
import type { GoTypes } from "../types.js";
import { reasonForRaw } from "./raw-only.js";
import { wrapperView, type WrapperView } from "./wrapper.js";

/** The wrappers, one file for each topic. */
export function safeFiles(
  { command, render }: TargetInput,
  renderPart: TargetInput["render"],
  constraint: string,
  calls: readonly GoCall[],
  types: GoTypes,
  families: Families,
): FileSet {
  const byTopic = new Map<string, WrapperView[]>();
  for (const goCall of calls) {
    const { safe, topic = "other" } = goCall.call;
    if (safe.kind === "raw" || reasonForRaw(goCall) !== undefined) continue;
    const views = byTopic.get(topic) ?? [];
    byTopic.set(topic, views);
    views.push(wrapperView(goCall, safe, types, families));
  }
  const files = [...byTopic]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([topic, views]) => {
      const wrappers = views.map((view) => renderPart("wrapper.go.hbs", view));
      const usesUnsafe = wrappers.some((text) => /\bunsafe\./.test(text));
      const view = { command, constraint, topic, wrappers, usesUnsafe };
      return [`${topic}.go`, render("wrappers.go.hbs", view)] as const;
    });
  if (files.length === 0) return new Map();
  const text = files.map(([, content]) => content).join("");
  const helpers = {
    usesCString: /\bcString\(/.test(text),
    usesOptionalCString: text.includes("optionalCString("),
    usesData: text.includes("dataOf("),
    usesText: text.includes("textOf("),
    usesVectors: text.includes("vectorsOf("),
  };
  if (!Object.values(helpers).includes(true)) return new Map(files);
  const view = {
    ...{ command, constraint, ...helpers },
    usesStrings: helpers.usesCString || helpers.usesOptionalCString,
    usesUnsafe: helpers.usesData || helpers.usesVectors,
  };
  return new Map([...files, ["arguments.go", render("arguments.go.hbs", view)]]);
}
