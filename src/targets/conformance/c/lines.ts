/** style(9): lines fit a terminal of 80 columns, of which a tab takes eight. */
const WIDTH = 80;

/**
 * A statement in lines: as many pieces as fit on each, what continues a line four spaces further in.
 *
 * @param pieces what may not be broken, without the spaces between
 * @param depth how many tabs the first line has before it
 */
export function statement(pieces: readonly string[], depth = 1): readonly string[] {
  const tabs = "\t".repeat(depth);
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces) {
    const indent = lines.length === 0 ? 0 : 4;
    if (line !== "" && depth * 8 + indent + line.length + 1 + piece.length > WIDTH) {
      lines.push(`${tabs}${" ".repeat(indent)}${line}`);
      line = piece;
    } else {
      line = line === "" ? piece : `${line} ${piece}`;
    }
  }
  return [...lines, `${tabs}${lines.length === 0 ? "" : "    "}${line}`];
}

/** The pieces of a list, with commas behind all but the last. */
export function list(items: readonly string[]): readonly string[] {
  return items.flatMap((item, index) => {
    const words = item.split(/(?<= \|) /);
    return index < items.length - 1 ? [...words.slice(0, -1), `${words.at(-1) ?? ""},`] : words;
  });
}

/** The pieces with something before the first and behind the last of them. */
export function around(
  before: string,
  pieces: readonly string[],
  after: string,
): readonly string[] {
  const [first = "", ...rest] = pieces;
  const last = rest.pop();
  return last === undefined
    ? [`${before}${first}${after}`]
    : [`${before}${first}`, ...rest, `${last}${after}`];
}
