import type { Call } from "../../model/call.js";
import type { Signature } from "./signature.js";

/** A call and what the package says about it. */
export interface Entry {
  readonly call: Call;
  readonly signature: Signature;
  /** Why there is no function for it; undefined where there is one. */
  readonly uncallable: string | undefined;
}
