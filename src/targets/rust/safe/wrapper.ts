import type { Call } from "../../../model/call.js";
import type { SafeWrapper } from "../../../model/safe/form.js";

/** One function of the safe crate. */
export interface Wrapper {
  readonly call: Call;
  readonly form: SafeWrapper;
  /** The Rust identifiers of the wrapper and of what it calls. */
  readonly name: string;
  readonly raw: string;
}
