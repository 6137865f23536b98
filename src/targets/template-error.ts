/** A template that does not parse, or that names something its view has not. */
export class TemplateError extends Error {
  override readonly name = "TemplateError";

  constructor(
    /** The name of the template for people. */
    readonly file: string,
    /** Both from 1. */
    readonly line: number,
    readonly column: number,
    /** The line of the template. */
    readonly excerpt: string,
    message: string,
  ) {
    super(message);
  }
}
