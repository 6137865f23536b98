import type { StubSymbol } from "../../model/call.js";
import type { Model } from "../../model/model.js";

/** The view of `syscalls.map`. */
export interface SymbolMap {
  readonly nodes: readonly {
    readonly version: string;
    readonly symbols: readonly string[];
  }[];
}

/**
 * The `_x` and `__sys_x` of every call by symbol version. One script serves all architectures: the
 * `_vfork` of some is left to their own scripts. The plain names are not here, as their versions
 * tell history, not the table: the library keeps them by hand.
 */
export function symbolMap(model: Model): SymbolMap {
  const nodes = new Map<string, string[]>();
  for (const { symbols } of model.calls) {
    for (const symbol of [symbols.private, symbols.sys]) {
      if (symbol === undefined || !isEverywhere(symbol)) continue;
      const names = nodes.get(symbol.version);
      if (names === undefined) nodes.set(symbol.version, [symbol.name]);
      else names.push(symbol.name);
    }
  }
  return { nodes: [...nodes].map(([version, names]) => ({ version, symbols: names })) };
}

function isEverywhere({ missingOn }: StubSymbol): boolean {
  return missingOn.length === 0;
}
