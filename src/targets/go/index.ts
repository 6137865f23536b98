import { wrap } from "../documentation.js";
import type { FileSet, Target, TargetInput } from "../target.js";
import { bind, type Binding } from "./binding.js";
import { goCalls, type GoCall } from "./call.js";
import { functionView } from "./function.js";
import { platformsOf, type Platform } from "./platforms.js";
import { numbersView } from "./numbers.js";
import { goTypes, type GoTypes } from "./types.js";
import { uncallableView } from "./uncallable.js";

/** The raw layer as one package: the form in which Go's own tree calls libc on OpenBSD. */
export const go: Target = {
  generate(input) {
    const platforms = platformsOf(input.archs);
    const types = goTypes(input.model);
    const calls = goCalls(input.model, types);
    const bound = platforms.map((platform) => ({
      platform,
      bindings: calls.map((call) => bind(input.model, call, platform, input.symbols)),
    }));
    return new Map([
      ...packageFiles(input, platforms, uncallableView(bound)),
      ...bound.flatMap(({ platform, bindings }) => [
        ...platformFiles(input, calls, types, platform),
        ...bindingFiles(input, platform, bindings),
      ]),
    ]);
  },
};

/** Files that are the same for all architectures. */
function packageFiles(
  { command, render }: TargetInput,
  platforms: readonly Platform[],
  uncallable: ReturnType<typeof uncallableView>,
): FileSet {
  const goarchs = platforms.map(({ goarch }) => goarch).sort();
  const alternatives = goarchs.join(" || ");
  const constraint = `freebsd && ${goarchs.length > 1 ? `(${alternatives})` : alternatives}`;
  const view = { command, constraint, library, uncallable };
  return new Map(
    ["go.mod", "doc.go", "errno.go", "call_cgo.go", "call_cgocall.go", "call_runtime.go"].map(
      (file) => [file, render(`${file}.hbs`, view)],
    ),
  );
}

/** Files that depend on the architecture and not on the choice of symbols. */
function platformFiles(
  { command, render }: TargetInput,
  calls: readonly GoCall[],
  types: GoTypes,
  { arch, goarch }: Platform,
): FileSet {
  const shared = { command, goarch };
  const aliases = types.aliases.map(({ name, original, typeOn }) => ({
    name,
    original,
    type: typeOn(arch.name),
  }));
  return new Map([
    [`call_freebsd_${goarch}.s`, render(`call_freebsd_${goarch}.s.hbs`, shared)],
    [
      `zsysnum_freebsd_${goarch}.go`,
      render("zsysnum.go.hbs", { ...shared, ...numbersView(calls) }),
    ],
    ...(aliases.length === 0
      ? []
      : [
          [`ztypes_freebsd_${goarch}.go`, render("ztypes.go.hbs", { ...shared, aliases })] as const,
        ]),
  ]);
}

/** The functions and the trampolines that they jump through. */
function bindingFiles(
  { command, render }: TargetInput,
  platform: Platform,
  bindings: readonly Binding[],
): FileSet {
  const { arch, goarch } = platform;
  const entries = bindings.map((binding) => ({
    ...binding.symbol,
    function: binding.notCallable === undefined ? functionView(binding, platform) : undefined,
    notCallable:
      binding.notCallable === undefined
        ? undefined
        : wrap(`${binding.functionName} is missing. ${binding.notCallable}`, 90),
  }));
  const shared = { command, goarch, library, entries };
  const functions = entries.flatMap((entry) => entry.function ?? []);
  const text = functions.map((view) => `${view.parameters}${view.results}${view.arguments}`);
  const packages = [
    ...(functions.some((view) => view.clearsErrno) ? ["runtime"] : []),
    ...(text.some((code) => code.includes("unsafe.")) ? ["unsafe"] : []),
  ];
  return new Map([
    [`zsyscall_freebsd_${goarch}.go`, render("zsyscall.go.hbs", { ...shared, packages })],
    [
      `zsyscall_freebsd_${goarch}.s`,
      render("zsyscall.s.hbs", { ...shared, wordSize: arch.pointerSize }),
    ],
  ]);
}

/** The library of FreeBSD 15 that has the stubs. */
const library = "libsys.so.7";
