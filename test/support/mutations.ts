/** How many changed files a test tries; LIBSYSGEN_FUZZ=100000 is a long run. */
export function mutations(usual = 1000): number {
  return Number(process.env["LIBSYSGEN_FUZZ"] ?? String(usual));
}

/** One to four changes: a bit, a byte that is an extreme, or a word from elsewhere in the file. */
export function mutated(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  const copy = bytes.slice();
  const changes = 1 + random(4);
  for (let change = 0; change < changes; change += 1) {
    const at = random(copy.length);
    switch (random(4)) {
      case 0:
        copy[at] = (copy[at] ?? 0) ^ (1 << random(8));
        break;
      case 1:
        copy[at] = [0x00, 0x7f, 0x80, 0xff][random(4)] ?? 0;
        break;
      case 2:
        copy.copyWithin(at, random(copy.length), random(copy.length));
        break;
      default:
        copy.fill([0x00, 0xff][random(2)] ?? 0, at, at + 1 + random(8));
    }
  }
  return copy;
}

/** The same sequence in every run: a linear congruence with the constants of Numerical Recipes. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
