/** A pointer in Zig: its expression, and the type of that without what makes it optional. */
export interface Pointer {
  readonly text: string;
  readonly type: string;
}

/** The expression that passes a pointer to a raw parameter of type `to`, cast as far as need be. */
export function passed({ text, type }: Pointer, to: string): string {
  const wanted = to.replace(/^\?/, "").replace("align(1) ", "");
  if (coerces(type, wanted)) return text;
  const writes = isConst(type) && !isConst(wanted);
  return `@ptrCast(${writes ? `@constCast(${text})` : text})`;
}

/** The language reference, "Type Coercion": stricter types become laxer ones of themselves. */
function coerces(from: string, to: string): boolean {
  const forms = [from, withoutSentinel(from), manyOf(from)];
  return forms.some((form) => form === to || withConst(form) === to) || isAnything(from, to);
}

function withoutSentinel(type: string): string {
  return type.replace(/^\[\*:0\]/, "[*]");
}

/** A pointer to an array is one to its first element. */
function manyOf(type: string): string {
  return type.replace(/^\*(const )?\[\d+\]/, "[*]$1");
}

function withConst(type: string): string {
  return isConst(type) ? type : type.replace(/^(\[[^\]]*\]|\*)/, "$1const ");
}

/** Every pointer is one to anything, if that may be changed no less. */
function isAnything(from: string, to: string): boolean {
  return to === "*const anyopaque" || (to === "*anyopaque" && !isConst(from));
}

function isConst(type: string): boolean {
  return /^(?:\[[^\]]*\]|\*)const /.test(type);
}
