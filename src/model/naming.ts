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
  const wanted = names.map((name, index) => wantedName(name, index, rules));
  const settled = wanted.map(({ identifier, unchanged }) => {
    if (!unchanged || used.has(identifier)) return undefined;
    used.add(identifier);
    return identifier;
  });
  return wanted.map(({ identifier }, index) => {
    const kept = settled[index];
    if (kept !== undefined) return kept;
    const unique = makeUnique(identifier, used, rules);
    used.add(unique);
    return unique;
  });
}

/** The identifier for one name that has to be unlike `taken` only. */
export function identifier(name: string, rules: NamingRules, taken: Iterable<string> = []): string {
  return identifiers([name], rules, taken)[0] ?? name;
}

function wantedName(name: string, index: number, rules: NamingRules) {
  const given = name === "" ? `arg${index}` : name;
  const spelled = rules.spell?.(given) ?? given;
  const escaped = rules.keywords.has(spelled) ? rules.escape(spelled) : spelled;
  return { identifier: escaped, unchanged: escaped === name };
}

/** Underscores go behind the plain word: a quoted or prefixed form does not take them. */
function makeUnique(wanted: string, used: ReadonlySet<string>, rules: NamingRules): string {
  let candidate = wanted;
  while (used.has(candidate) || rules.keywords.has(candidate)) candidate = `${candidate}_`;
  return candidate;
}
