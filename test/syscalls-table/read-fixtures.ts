import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A table that says itself what is wrong with it.
 *
 * A line ends with ` ### ST120 part of the message` for each finding that starts on it; a line
 * `### dialect NAME` names the family that must be detected. Both are gone before the table is read.
 * `{{00 ff}}` stands for these bytes, `{{end}}` for the end of the file in the middle of a line.
 */
export interface Fixture {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly expected: readonly ExpectedFinding[];
  readonly dialect: string;
}

export interface ExpectedFinding {
  readonly line: number;
  readonly code: string;
  /** Stands somewhere in the message. */
  readonly part: string;
}

const FOLDER = join(import.meta.dirname, "fixtures");

export function fixtures(): Fixture[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith(".master"));
  return names
    .toSorted()
    .map((name) => readFixture(name, readFileSync(join(FOLDER, name), "utf8")));
}

function readFixture(name: string, text: string): Fixture {
  const expected: ExpectedFinding[] = [];
  const lines: string[] = [];
  let dialect = "freebsd";
  for (const line of text.split("\n")) {
    const named = /^### dialect (\S+)$/.exec(line)?.[1];
    if (named !== undefined) {
      dialect = named;
      continue;
    }
    const [kept = "", ...markers] = line.split(/ ?### /);
    lines.push(kept);
    for (const marker of markers) {
      const [, code = "", part = ""] = /^(ST\d{3}) ?(.*)$/.exec(marker) ?? [];
      expected.push({ line: lines.length, code, part });
    }
  }
  const [table = ""] = lines.join("\n").split("{{end}}");
  return { name, bytes: toBytes(table), expected, dialect };
}

function toBytes(text: string): Uint8Array {
  const pieces = text.split(/\{\{([0-9a-f ]+)\}\}/);
  return Buffer.concat(
    pieces.map((piece, index) =>
      index % 2 === 0 ? Buffer.from(piece) : Buffer.from(piece.replaceAll(" ", ""), "hex"),
    ),
  );
}
