/** What a program printed in the Test Anything Protocol, version 13 or 14. */
export interface TapStream {
  /** How many points it announced; undefined if it printed no plan. */
  readonly planned: number | undefined;
  /** In the order in which they were printed. */
  readonly points: readonly TapPoint[];
  /** Why it gave up, of the line `Bail out!`. */
  readonly bailOut: string | undefined;
  /** Lines that are none of the protocol's. */
  readonly strayLines: readonly string[];
}

export interface TapPoint {
  readonly number: number;
  readonly name: string;
  readonly result: "passed" | "failed" | "skipped";
  /** Why it was skipped; empty unless it was. */
  readonly reason: string;
  /** The comments behind it, without their `#`. */
  readonly comments: readonly string[];
  /** What it told while it ran, before its own line. */
  readonly tells: readonly Tell[];
}

/** A line `# tell LABEL: VALUE`, which has to be the same in every language. */
export interface Tell {
  readonly label: string;
  readonly value: string;
}

/** Reads what a program printed. Nothing is thrown: what cannot be read is a stray line. */
export function readTap(text: string): TapStream {
  const points: OpenPoint[] = [];
  const strayLines: string[] = [];
  let tells: Tell[] = [];
  let planned: number | undefined;
  let bailOut: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    const plan = /^1\.\.(\d+)(?:\s*#.*)?$/.exec(line);
    const told = /^# tell ([^:]+): (.*)$/.exec(line);
    const point = pointOf(line, points.length + 1);
    if (line === "" || /^TAP version \d+$/.test(line)) continue;
    if (plan !== null) planned ??= Number(plan[1]);
    else if (told !== null) tells.push({ label: told[1] ?? "", value: told[2] ?? "" });
    else if (point !== undefined) {
      points.push({ ...point, comments: [], tells });
      tells = [];
    } else if (line.startsWith("#")) points.at(-1)?.comments.push(line.replace(/^#\s?/, ""));
    else if (/^Bail out!/i.test(line)) bailOut ??= line.slice("Bail out!".length).trim();
    else strayLines.push(line);
  }
  return { planned, points, bailOut, strayLines };
}

/** A point while the comments behind it are still to come. */
type OpenPoint = Omit<TapPoint, "comments"> & { readonly comments: string[] };

function pointOf(
  line: string,
  expectedNumber: number,
): Omit<TapPoint, "comments" | "tells"> | undefined {
  const match = /^(not )?ok\b(?: +(\d+))?(?: +-)? *(.*)$/.exec(line);
  if (match === null) return undefined;
  const [, not, number, description = ""] = match;
  const directive = /^(.*?)\s*(?<!\\)#\s*skip\S*\s*(.*)$/i.exec(description);
  return {
    number: number === undefined ? expectedNumber : Number(number),
    name: (directive?.[1] ?? description).replaceAll("\\#", "#"),
    result: not !== undefined ? "failed" : directive === null ? "passed" : "skipped",
    reason: directive?.[2] ?? "",
  };
}
