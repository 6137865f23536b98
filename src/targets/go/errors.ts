import { errorNumbers } from "../../model/errno.js";

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
  return errorNumbers.map(({ name, number }) => ({
    name: name.padEnd(nameWidth),
    label: name,
    number,
    indent: " ".repeat(numberWidth - `${number}`.length + 1),
    message: "",
  }));
}
