/** What a language forbids, and how it gets around it. */
export interface NamingRules {
  /** The words that cannot be identifiers as they are. */
  readonly keywords: ReadonlySet<string>;
  /** The identifier that stands for a keyword: `type_`, `r#type`, `@"type"`. */
  readonly escape: (keyword: string) => string;
  /** The language's spelling of a C name, before keywords are looked at; the same by default. */
  readonly spell?: (name: string) => string;
}

/**
 * One identifier per name, in the same order: legal in the language, different from each other and
 * from `taken`.
 *
 * A name that can stay as it is keeps its spelling, whatever the names around it turn into; the
 * others get underscores behind them until they are unique. The result depends on nothing but the
 * arguments.
 */
export function identifiers(
  names: readonly string[],
  rules: NamingRules,
  taken: Iterable<string> = [],
): readonly string[] {
  const used = new Set(taken);
  const words = names.map((name, index) => wordFor(name, index, rules));
  const settled = words.map((word, index) => {
    if (word !== names[index] || used.has(word) || rules.keywords.has(word)) return undefined;
    used.add(word);
    return word;
  });
  return words.map((word, index) => {
    const found = settled[index] ?? makeUnique(word, used, rules);
    used.add(found);
    return found;
  });
}

/** The identifier for one name that has to be unlike `taken` only. */
export function identifier(name: string, rules: NamingRules, taken: Iterable<string> = []): string {
  return identifiers([name], rules, taken)[0] ?? name;
}

function wordFor(name: string, index: number, rules: NamingRules): string {
  const given = name === "" ? `arg${index}` : name;
  return rules.spell?.(given) ?? given;
}

/** Underscores go behind what is a plain word: a quoted or prefixed form does not take them. */
function makeUnique(wanted: string, used: ReadonlySet<string>, rules: NamingRules): string {
  const { keywords, escape } = rules;
  for (let word = wanted; ;) {
    const candidate = keywords.has(word) ? escape(word) : word;
    if (!used.has(candidate) && !keywords.has(candidate)) return candidate;
    word = `${/^\w+$/.test(candidate) ? candidate : word}_`;
  }
}
