import { plain } from "../../documentation.js";
import type { GoCall } from "../call.js";
import { listItem } from "../list-item.js";

/** Calls that have no wrapper for one reason, for the documentation of the package. */
export interface RawOnlyView {
  /** The lines of a list in the layout of gofmt, without the slashes. */
  readonly lines: readonly string[];
}

/** The calls that have a function and no wrapper, by the reason. */
export function rawOnlyView(callable: readonly GoCall[]): readonly RawOnlyView[] {
  const namesByReason = new Map<string, string[]>();
  for (const goCall of callable) {
    const reason = reasonForRaw(goCall);
    if (reason === undefined) continue;
    namesByReason.set(reason, [...(namesByReason.get(reason) ?? []), goCall.functionName]);
  }
  return [...namesByReason].map(([reason, names]) => ({
    lines: listItem(`${names.join(", ")}: ${plain(reason)}`),
  }));
}

/** Why a call has no wrapper, as a sentence. */
export function reasonForRaw({ call: { safe } }: GoCall): string | undefined {
  return safe.kind === "raw" ? safe.reason : safe.againstRuntime;
}
