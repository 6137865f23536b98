/** A text decoded from bytes; what was no UTF-8 is U+FFFD in it. */
export interface Decoded {
  readonly text: string;
  /** Ranges of UTF-16 offsets in `text` that stand for invalid bytes, with those bytes. */
  readonly invalid: readonly InvalidBytes[];
}

export interface InvalidBytes {
  readonly start: number;
  readonly end: number;
  readonly bytes: readonly number[];
  /** Offset of the first of them in the bytes. */
  readonly byteOffset: number;
}

const CHUNK = 4096;

/** Decodes UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing past U+10FFFF). Never throws. */
export function decodeUtf8(bytes: Uint8Array): Decoded {
  const parts: string[] = [];
  const invalid: InvalidBytes[] = [];
  let units: number[] = [];
  let length = 0;
  let at = 0;
  while (at < bytes.length) {
    const sequence = readSequence(bytes, at);
    if (sequence.codePoint === undefined) {
      invalid.push({
        start: length,
        end: length + 1,
        bytes: [...bytes.subarray(at, at + sequence.size)],
        byteOffset: at,
      });
    }
    const codePoint = sequence.codePoint ?? 0xfffd;
    length += codePoint > 0xffff ? 2 : 1;
    units.push(codePoint);
    if (units.length === CHUNK) {
      parts.push(String.fromCodePoint(...units));
      units = [];
    }
    at += sequence.size;
  }
  parts.push(String.fromCodePoint(...units));
  return { text: parts.join(""), invalid };
}

/** One sequence: its code point, or none where it is invalid, and how many bytes it takes. */
function readSequence(
  bytes: Uint8Array,
  at: number,
): { readonly codePoint: number | undefined; readonly size: number } {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return { codePoint: first, size: 1 };
  const form = FORMS.find(({ mask, lead }) => (first & mask) === lead);
  if (form === undefined) return { codePoint: undefined, size: 1 };
  let codePoint = first & ~form.mask;
  for (let index = 1; index < form.size; index++) {
    const next = bytes[at + index] ?? 0;
    if ((next & 0xc0) !== 0x80) return { codePoint: undefined, size: index };
    codePoint = (codePoint << 6) | (next & 0x3f);
  }
  const surrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
  const valid = codePoint >= form.least && codePoint <= 0x10ffff && !surrogate;
  return { codePoint: valid ? codePoint : undefined, size: form.size };
}

const FORMS = [
  { mask: 0xe0, lead: 0xc0, size: 2, least: 0x80 },
  { mask: 0xf0, lead: 0xe0, size: 3, least: 0x800 },
  { mask: 0xf8, lead: 0xf0, size: 4, least: 0x10000 },
] as const;
