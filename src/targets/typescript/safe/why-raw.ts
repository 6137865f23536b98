import type { Call } from "../../../model/call.js";

/** Why a call has no safe form here, in a full sentence; undefined where it has one. */
export function whyRaw({ safe }: Call): string | undefined {
  return safe.kind === "raw" ? safe.reason : safe.againstRuntime;
}
