import { wrap } from "../documentation.js";

/** The lines of a list item of a comment in the layout of gofmt, without the slashes. */
export function listItem(text: string): readonly string[] {
  return wrap(text, 86).map((line, index) => (index === 0 ? `   - ${line}` : `     ${line}`));
}
