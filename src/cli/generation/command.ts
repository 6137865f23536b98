import { usageFailure } from "../failure.js";
import type { CommandLineSettings } from "./settings.js";

/**
 * The command that makes one target's files again, as a shell takes it.
 *
 * What a configuration says is not repeated. Nor is the output folder: it has no influence on the
 * content, and the same content must not differ because it was first written somewhere else.
 */
export function commandOf(target: string, settings: CommandLineSettings): string {
  const options: readonly (readonly [string, string | undefined])[] = [
    ["--table", settings.table],
    ...(settings.overlays ?? []).map((path) => ["--overlay", path] as const),
    ["--target", target],
    ["--arch", settings.archs?.join(",")],
    ["--only", settings.only?.join(",")],
    ["--except", settings.except?.join(",")],
    ["--symbols", settings.symbols],
    ["--templates", settings.templates],
  ];
  const words = options.flatMap(([name, value]) =>
    value === undefined ? [] : [name, quoted(name, value)],
  );
  return ["libsysgen", "generate", ...words].join(" ");
}

/** The result holds no sequence that ends a C comment. */
function quoted(option: string, value: string): string {
  if (/^[\w./@%+=:,-]+$/.test(value)) return value;
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f]/.test(value)) {
    throw usageFailure(`the value of ${option} has a control character`);
  }
  return `'${value.replaceAll("'", `'\\''`).replaceAll("*/", "*''/")}'`;
}
