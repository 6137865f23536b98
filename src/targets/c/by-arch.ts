import { archOf, type ArchName } from "../../model/arch.js";

/** Lines that hold on some architectures, under the condition of the preprocessor that says which. */
export interface ArchBlock {
  /** Undefined where they hold on all. */
  readonly condition: string | undefined;
  readonly lines: readonly string[];
}

/**
 * Makes the lines of every architecture, and puts those with the same ones together.
 *
 * @param lines none where an architecture has nothing to say
 */
export function byArch(
  archs: readonly ArchName[],
  lines: (arch: ArchName) => readonly string[],
): readonly ArchBlock[] {
  const groups = new Map<string, { archs: ArchName[]; lines: readonly string[] }>();
  for (const arch of archs) {
    const made = lines(arch);
    if (made.length === 0) continue;
    const group = groups.get(made.join("\n"));
    if (group === undefined) groups.set(made.join("\n"), { archs: [arch], lines: made });
    else group.archs.push(arch);
  }
  return [...groups.values()].map((group) => ({
    condition: group.archs.length === archs.length ? undefined : conditionOf(group.archs, archs),
    lines: group.lines,
  }));
}

/** One line for the preprocessor; the data model, where it is what tells the architectures apart. */
function conditionOf(archs: readonly ArchName[], all: readonly ArchName[]): string {
  const wide = all.filter((arch) => archOf(arch).pointerSize === 8);
  const narrow = all.filter((arch) => !wide.includes(arch));
  if (wide.join() === archs.join()) return "defined(__LP64__)";
  if (narrow.join() === archs.join()) return "!defined(__LP64__)";
  const others = all.filter((arch) => !archs.includes(arch));
  if (others.length < archs.length)
    return others.map((arch) => `!${CONDITIONS[arch]}`).join(" && ");
  return archs.map((arch) => CONDITIONS[arch]).join(" || ");
}

/** Macros that `libsys_layout.c` and `libsys_constants.c` define where compilers have no single one. */
const CONDITIONS = {
  amd64: "defined(__amd64__)",
  aarch64: "defined(__aarch64__)",
  armv7: "defined(__arm__)",
  i386: "defined(__i386__)",
  riscv64: "defined(__riscv)",
  powerpc64: "defined(BIG_POWERPC64)",
  powerpc64le: "defined(LITTLE_POWERPC64)",
} as const satisfies Readonly<Record<ArchName, string>>;
