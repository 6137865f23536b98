/** A text as it may stand in a comment: neither end nor start of one is within it. */
export function commentText(text: string): string {
  return text.replaceAll("*/", "* /").replaceAll("/*", "/ *");
}
