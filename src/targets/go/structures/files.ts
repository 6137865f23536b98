import type { FileSet, TargetInput } from "../../target.js";
import type { Platform } from "../platforms.js";
import type { GoTypes } from "../types.js";
import { structureViews } from "./view.js";

/** The types of one architecture, and what the compiler has to find true of them. */
export function typeFiles(
  { command, model, render }: TargetInput,
  renderPart: TargetInput["render"],
  types: GoTypes,
  platform: Platform,
): FileSet {
  const { arch, goarch } = platform;
  const structures = structureViews(model, types, platform);
  const aliases = types.aliases.map(({ name, original, typeOn }) => ({
    name,
    original,
    type: typeOn(arch.name),
  }));
  const view = {
    ...{ command, goarch, aliases },
    structures: structures.map((structure) => renderPart("structure.go.hbs", structure)),
    usesUnsafe: structures.some(({ fields, variants }) =>
      [...fields, ...variants].some(({ type }) => variants.length > 0 || /\bunsafe\./.test(type)),
    ),
  };
  return new Map([
    ...(aliases.length + structures.length === 0
      ? []
      : [[`ztypes_freebsd_${goarch}.go`, render("ztypes.go.hbs", view)] as const]),
    ...(structures.length === 0
      ? []
      : [
          [
            `zlayout_freebsd_${goarch}.go`,
            render("zlayout.go.hbs", { command, goarch, structures }),
          ] as const,
        ]),
  ]);
}
