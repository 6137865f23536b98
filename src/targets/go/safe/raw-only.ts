import { plain } from "../../documentation.js";
import type { GoCall } from "../call.js";
import { listItem } from "../list-item.js";

/** A call that has no wrapper, for the documentation of the package. */
export interface RawOnlyView {
  /** The lines of a list in the layout of gofmt, without the slashes. */
  readonly lines: readonly string[];
}

/** The calls that have a function and no wrapper, with the reason. */
export function rawOnlyView(callable: readonly GoCall[]): readonly RawOnlyView[] {
  return callable.flatMap((goCall) => {
    const reason = reasonForRaw(goCall);
    return reason === undefined
      ? []
      : [{ lines: listItem(`${goCall.functionName}: ${plain(reason)}`) }];
  });
}

/** Why a call has no wrapper, as a sentence. */
export function reasonForRaw({ call: { safe } }: GoCall): string | undefined {
  return safe.kind === "raw" ? safe.reason : safe.againstRuntime;
}
