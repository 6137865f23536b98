import { archOf, type ArchName } from "../../model/arch.js";

/**
 * A number as a Zig expression: a literal where it is the same on all of `archs`, else a call of
 * `on`, the function of the generated `arch.zig` that picks that of the architecture.
 */
export function figure(archs: readonly ArchName[], textOn: (arch: ArchName) => string): string {
  const byText = new Map<string, ArchName[]>();
  for (const arch of archs) {
    const text = textOn(arch);
    byText.set(text, [...(byText.get(text) ?? []), arch]);
  }
  const [most, ...others] = [...byText].sort(([, a], [, b]) => b.length - a.length);
  if (most === undefined) return "0";
  if (others.length === 0) return most[0];
  const cases = others.flatMap(([text, differing]) =>
    differing.map((arch) => `.${archOf(arch).names.zigArch} = ${text}`),
  );
  return `on(.{ ${[...cases, `.other = ${most[0]}`].join(", ")} })`;
}
