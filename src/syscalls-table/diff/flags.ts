import type { NamedCall } from "../call.js";
import type { Change } from "./change.js";

type FlagChange = Pick<Change, "class" | "kind" | "message" | "flag">;

/** What it means to those who use a call that it has a flag, or has not. */
const MEANINGS: Readonly<
  Record<string, { readonly gained: FlagChange; readonly lost: FlagChange }>
> = {
  CAPENABLED: {
    gained: gained("addition", "is now allowed in capability mode"),
    lost: lost("breaking", "is no longer allowed in capability mode"),
  },
  NOLIB: {
    gained: gained("breaking", "has no stub in libsys any more"),
    lost: lost("addition", "has a stub in libsys now"),
  },
  NORETURN: {
    gained: gained("breaking", "does not return any more"),
    lost: lost("breaking", "may return now"),
  },
  NOSTD: {
    gained: gained("breaking", "is now in a module that may not be loaded"),
    lost: lost("addition", "is always there now"),
  },
  SYSMUX: {
    gained: gained("breaking", "now takes another call's number first"),
    lost: lost("breaking", "no longer takes another call's number first"),
  },
};

export function compareFlags(before: NamedCall, after: NamedCall): FlagChange[] {
  const old = new Set(before.entry.flags);
  const now = new Set(after.entry.flags);
  return [...new Set([...old, ...now])]
    .filter((flag) => old.has(flag) !== now.has(flag) && !isIdentity(flag))
    .map((flag) => ({ ...describe(flag, now.has(flag)), flag }));
}

function describe(flag: string, isGained: boolean): FlagChange {
  const meaning = MEANINGS[flag];
  if (meaning !== undefined) return isGained ? meaning.gained : meaning.lost;
  return isGained
    ? gained("cosmetic", `gained the flag ${flag}`)
    : lost("cosmetic", `lost the flag ${flag}`);
}

/** STD goes where NOSTD comes, and COMPAT flags are a part of the identity of a call. */
function isIdentity(flag: string): boolean {
  return flag === "STD" || flag.startsWith("COMPAT");
}

function gained(of: Change["class"], message: string): FlagChange {
  return { class: of, kind: "flag-gained", message };
}

function lost(of: Change["class"], message: string): FlagChange {
  return { class: of, kind: "flag-lost", message };
}
