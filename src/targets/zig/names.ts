import type { NamingRules } from "../../model/naming.js";
import { keywords, primitiveInteger, primitives } from "./keywords.js";

/** Parameters and declarations: neither keywords nor primitives. */
export const declarationNames: NamingRules = {
  keywords: new Set([...keywords, ...primitives]),
  escape: quoted,
  spell: (name) => (primitiveInteger.test(name) ? quoted(name) : name),
};

/** Fields of an enumeration: `zig fmt` takes the quotes off primitives there. */
export const fieldNames: NamingRules = { keywords: new Set(keywords), escape: quoted };

function quoted(name: string): string {
  return `@"${name}"`;
}
