import { randomBytes } from "node:crypto";
import { join } from "node:path";

/** A name in a folder that nothing else has. */
export function temporaryName(folder: string): string {
  return join(folder, `.libsysgen-${randomBytes(6).toString("hex")}.tmp`);
}
