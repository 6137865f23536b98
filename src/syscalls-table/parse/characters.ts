import type { Reporter } from "../text/reporter.js";
import type { Decoded } from "../text/utf8.js";

/** Reports bytes that are no UTF-8. */
export function reportBytes(decoded: Decoded, reporter: Reporter): void {
  for (const { start, end, bytes, byteOffset } of decoded.invalid) {
    const shown = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
    reporter.report(
      "ST001",
      start,
      end,
      `invalid UTF-8: ${bytes.length === 1 ? "byte" : "bytes"} ${shown} at offset ${byteOffset} of the file`,
      "save the file as UTF-8; the table itself needs no more than ASCII",
    );
  }
}

/** Reports what is wrong with characters and line ends wherever they stand, comments included. */
export function reportCharacters(reporter: Reporter): void {
  const { text } = reporter.source;
  if (text.startsWith("\uFEFF")) {
    reporter.report("ST003", 0, 1, "the file starts with a byte order mark", "save without it");
  }
  for (let at = text.indexOf("\0"); at !== -1; at = text.indexOf("\0", at + 1)) {
    reporter.report("ST002", at, at + 1, "NUL byte");
  }
  const carriage = text.indexOf("\r");
  if (carriage !== -1) {
    const atLineEnd = text[carriage + 1] === "\n";
    reporter.report(
      "ST004",
      carriage,
      carriage + 1,
      atLineEnd ? "lines end with CR LF" : "carriage return inside a line",
      "end lines with LF alone",
    );
  }
  if (text !== "" && !text.endsWith("\n")) {
    reporter.report("ST005", text.length, text.length, "no newline at the end of the file");
  }
}
