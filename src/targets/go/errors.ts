import { errorAliases, errorNumbers } from "../../model/errno.js";

/** An error number in the columns of gofmt. */
export interface ErrorView {
  /** Padded: `ENOENT      `. */
  readonly name: string;
  readonly label: string;
  readonly number: number;
  /** The spaces between the number and its texts. */
  readonly indent: string;
  readonly message: string;
}

/** The error numbers of FreeBSD in ascending order. */
export function errorViews(): readonly ErrorView[] {
  const nameWidth = Math.max(...errorNumbers.map(({ name }) => name.length));
  const numberWidth = Math.max(...errorNumbers.map(({ number }) => `${number}`.length));
  return errorNumbers.map(({ name, number, message }) => ({
    name: name.padEnd(nameWidth),
    label: name,
    number,
    indent: " ".repeat(numberWidth - `${number}`.length + 1),
    message,
  }));
}

/** The names that error numbers have besides, padded likewise. */
export function errorAliasViews(): readonly { readonly name: string; readonly original: string }[] {
  const names = Object.entries(errorAliases);
  const width = Math.max(...names.map(([name]) => name.length));
  return names.map(([name, original]) => ({ name: name.padEnd(width), original }));
}
