/** A number as clippy likes it: digits in groups of three, hexadecimal ones in groups of four. */
export function literal(value: bigint, base: 10 | 16 = 10): string {
  const sign = value < 0n ? "-" : "";
  const digits = (value < 0n ? -value : value).toString(base);
  const size = base === 10 ? 3 : 4;
  if (base === 10 && digits.length <= 4) return sign + digits;
  const first = digits.length % size || size;
  const groups = [digits.slice(0, first)];
  for (let index = first; index < digits.length; index += size) {
    groups.push(digits.slice(index, index + size));
  }
  return `${sign}${base === 16 ? "0x" : ""}${groups.join("_")}`;
}
