import { quoted } from "./print.js";

/** An expression for bytes: text where they are printable ASCII, else a call that reads digits. */
export function bytesText(bytes: Uint8Array): string {
  if (bytes.every((byte) => byte >= 0x20 && byte < 0x7f)) {
    return quoted(String.fromCharCode(...bytes));
  }
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, "0"));
  return `t.hex("${digits.join("")}")`;
}
