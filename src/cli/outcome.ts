import type { ExitStatus } from "./exit-status.js";

/** Where a command leaves the status that it ends with. */
export interface Outcome {
  status: ExitStatus;
}
