import type { CType, Qualifiers } from "../ctype.js";

/**
 * The type in C's notation, with the star against the name: `const char *path`,
 * `struct aiocb * const *list`, `int (*compare)(const void *, const void *)`.
 *
 * @param declarator the name that is declared; without it the type alone is spelt, `const char *`
 */
export function printType(type: CType, declarator = ""): string {
  switch (type.kind) {
    case "void":
      return join(prefix(type), "void", declarator);
    case "named":
      return join(prefix(type), type.name, declarator);
    case "struct":
    case "union":
    case "enum":
      return join(prefix(type), `${type.kind} ${type.tag}`, declarator);
    case "pointer": {
      const qualifiers = words(type);
      const star = qualifiers === "" ? `*${declarator}` : join("", `* ${qualifiers}`, declarator);
      const grouped = type.to.kind === "array" || type.to.kind === "function";
      return printType(type.to, grouped ? `(${star})` : star);
    }
    case "array":
      return printType(type.of, `${declarator}[${type.length ?? ""}]`);
    case "function":
      return printType(type.returns, `${declarator}(${parameterTypes(type)})`);
  }
}

function parameterTypes(type: Extract<CType, { kind: "function" }>): string {
  const types = type.parameters.map((parameter) => printType(parameter));
  if (type.variadic) types.push("...");
  return types.length === 0 ? "void" : types.join(", ");
}

function prefix(type: Qualifiers): string {
  const qualifiers = words(type);
  return qualifiers === "" ? "" : `${qualifiers} `;
}

function words(type: Qualifiers): string {
  const { const: isConst, volatile, restrict, capability, kernelCapability } = type;
  let text = isConst ? "const " : "";
  if (volatile) text += "volatile ";
  if (restrict) text += "__restrict ";
  if (capability) text += "__capability ";
  if (kernelCapability) text += "__kerncap ";
  return text.trimEnd();
}

/** Arrays and functions bind to the name: `char []`, but `int (int)`. */
function join(before: string, type: string, declarator: string): string {
  return declarator === "" ? `${before}${type}` : `${before}${type} ${declarator}`;
}
