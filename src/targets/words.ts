/** With a capital at the start: `Flags of open(2)`. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The singular of a word in `-s`, for a type of which the word names several values. */
export function singular(word: string): string {
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  return /(?:ss|x|sh|ch)es$/.test(word) ? word.slice(0, -2) : word.replace(/s$/, "");
}
