/** A string literal as Go, Rust and Zig have it, of text or of any bytes: `"hello\n\x00"`. */
export function stringLiteral(text: string | Uint8Array): string {
  return `"${[...Buffer.from(text)].map(escaped).join("")}"`;
}

function escaped(byte: number): string {
  const known = escapes.get(byte);
  if (known !== undefined) return known;
  if (byte >= 0x20 && byte < 0x7f) return String.fromCharCode(byte);
  return `\\x${byte.toString(16).padStart(2, "0")}`;
}

const escapes: ReadonlyMap<number, string> = new Map([
  [0x09, "\\t"],
  [0x0a, "\\n"],
  [0x0d, "\\r"],
  [0x22, '\\"'],
  [0x5c, "\\\\"],
]);
