/** The words of C that may stand together: `unsigned long long`. */
export const basicWords: ReadonlySet<string> = new Set([
  ...["char", "short", "int", "long", "signed", "unsigned", "float", "double", "_Bool"],
]);

/** C11 6.7.2: which multisets of basic words name a type. */
export function isBasicType(words: readonly string[]): boolean {
  const count = (word: string): number => words.filter((each) => each === word).length;
  const signs = count("signed") + count("unsigned");
  const longs = count("long");
  const kinds = ["char", "short", "float", "double", "_Bool"].filter((word) => count(word) > 0);
  if (signs > 1 || longs > 2 || kinds.length > 1 || count("int") > 1) return false;
  const kind = kinds[0];
  if (kind === undefined) return true;
  if (count(kind) > 1) return false;
  if (kind === "short") return longs === 0;
  if (count("int") > 0) return false;
  if (kind === "char") return longs === 0;
  if (kind === "double") return signs === 0 && longs <= 1;
  return signs === 0 && longs === 0;
}
