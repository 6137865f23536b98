import type { Entry, PrototypeBody } from "syscalls-table";
import { leftOut } from "./left-out.js";
import type { LeftOut, LeftOutCause } from "./model.js";

/** Whether libsys has a stub for an entry of the table; if not, why. */
export type Binding =
  | { readonly bound: true; readonly name: string; readonly body: PrototypeBody }
  | { readonly bound: false; readonly leftOut: LeftOut };

/**
 * Decides as the library's own build does: every native call has a stub, except those marked NOLIB,
 * `yield`, which tables before that flag leave to the build, and the numbers that are kept free for
 * modules.
 */
export function bindingOf(entry: Entry): Binding {
  const name = nameOf(entry);
  const flagged =
    name === "yield"
      ? causeOfFlag("NOLIB")
      : entry.flags.map(causeOfFlag).find((cause) => cause !== undefined);
  const { body } = entry;
  if (flagged === undefined && name !== undefined && body.kind === "prototype") {
    return { bound: true, name, body };
  }
  const cause: LeftOutCause = flagged ?? { kind: "no-definition" };
  return { bound: false, leftOut: leftOut(name, entry, cause) };
}

function nameOf({ body }: Entry): string | undefined {
  switch (body.kind) {
    case "prototype":
      return body.alternative?.name ?? body.prototype.name;
    case "name":
      return body.alternative?.name ?? body.name;
    case "bare":
      return undefined;
  }
}

/** For the flags that keep an entry from having a stub. */
function causeOfFlag(flag: string): LeftOutCause | undefined {
  const release = /^COMPAT(\d*)$/.exec(flag)?.[1];
  if (release !== undefined) {
    return { kind: "compatibility", release: release === "" ? 3 : Number(release) };
  }
  switch (flag) {
    case "OBSOL":
      return { kind: "obsolete" };
    case "RESERVED":
      return { kind: "reserved" };
    case "UNIMPL":
      return { kind: "unimplemented" };
    case "NOLIB":
      return { kind: "no-stub" };
    default:
      return undefined;
  }
}
