import type { LeftOut, LeftOutCause } from "./model.js";

/** The record of numbers without a binding, with its cause in words. */
export function leftOut(
  name: string | undefined,
  { number, lastNumber }: Pick<LeftOut, "number" | "lastNumber">,
  cause: LeftOutCause,
): LeftOut {
  return { name, number, lastNumber, cause, reason: reasonOf(cause) };
}

function reasonOf(cause: LeftOutCause): string {
  switch (cause.kind) {
    case "compatibility":
      return cause.release === 3
        ? "compatibility with 4.3BSD and FreeBSD before 4"
        : `compatibility with FreeBSD ${cause.release}`;
    case "obsolete":
      return "obsolete: no longer in the kernel";
    case "no-definition":
      return "no prototype in the table: kept free for a loadable module";
    case "no-stub":
      return "in the kernel, but without a stub in libsys";
    case "not-selected":
      return "not asked for";
    case "reserved":
      return "reserved for local or vendor use";
    case "unimplemented":
      return "not implemented";
  }
}
