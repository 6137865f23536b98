import { wrap } from "../documentation.js";
import type { FileSet, Target, TargetInput } from "../target.js";
import { bind, type Binding } from "./binding.js";
import { goCalls } from "./call.js";
import { errorAliasViews, errorViews } from "./errors.js";
import { functionView } from "./function.js";
import { constantFiles } from "./constants/files.js";
import { goFamilies } from "./constants/families.js";
import { guideFiles } from "./guide.js";
import { packageNames } from "./package-names.js";
import { platformsOf, type Platform } from "./platforms.js";
import { numbersView, type NumbersView } from "./numbers.js";
import { renderOnce } from "./render-once.js";
import { safeFiles } from "./safe/files.js";
import { rawOnlyView } from "./safe/raw-only.js";
import { typeFiles } from "./structures/files.js";
import { goTypes } from "./types.js";
import { uncallableView } from "./uncallable.js";

/**
 * One package: the raw layer in the form in which Go's own tree calls libc on OpenBSD, the types and
 * the constants, and the wrappers.
 */
export const go: Target = {
  generate(input) {
    const platforms = platformsOf(input.archs);
    const types = goTypes(input.model);
    const calls = goCalls(input.model, types);
    const names = packageNames(types, calls);
    const families = goFamilies(input.model, types, names);
    const taken = [...names, ...families.all.flatMap(({ name }) => name ?? [])];
    const numbers = numbersView(calls);
    const renderPart = renderOnce(input.render);
    const bound = platforms.map((platform) => ({
      platform,
      bindings: calls.map((call) => bind(input.model, call, platform, input.symbols)),
    }));
    const callable = calls.filter((_, index) =>
      bound.every(({ bindings }) => bindings[index]?.notCallable === undefined),
    );
    const constraint = constraintOf(platforms);
    return new Map([
      ...packageFiles(input, constraint, uncallableView(bound), rawOnlyView(callable)),
      ...guideFiles(input, constraint, platforms),
      ...constantFiles(input, families, taken, platforms, constraint),
      ...safeFiles(input, renderPart, constraint, callable, types, families),
      ...bound.flatMap(({ platform, bindings }) => [
        ...platformFiles(input, numbers, platform),
        ...typeFiles(input, renderPart, types, platform),
        ...bindingFiles(input, renderPart, platform, bindings),
      ]),
    ]);
  },
};

/** The build constraint of files for all architectures. */
function constraintOf(platforms: readonly Platform[]): string {
  const goarchs = platforms.map(({ goarch }) => goarch).sort();
  const alternatives = goarchs.join(" || ");
  return `freebsd && ${goarchs.length > 1 ? `(${alternatives})` : alternatives}`;
}

/** Files that are the same for all architectures. */
function packageFiles(
  { command, render }: TargetInput,
  constraint: string,
  uncallable: ReturnType<typeof uncallableView>,
  rawOnly: ReturnType<typeof rawOnlyView>,
): FileSet {
  const view = {
    command,
    constraint,
    library,
    uncallable,
    rawOnly,
    errors: errorViews(),
    errorAliases: errorAliasViews(),
  };
  return new Map(sharedFiles.map((file) => [file, render(`${file}.hbs`, view)]));
}

const sharedFiles = [
  "go.mod",
  "doc.go",
  "errno.go",
  "zerrno.go",
  "call_cgo.go",
  "call_cgocall.go",
  "call_runtime.go",
] as const;

/** Files that depend on the architecture and not on the choice of symbols. */
function platformFiles(
  { command, render }: TargetInput,
  numbers: NumbersView,
  { goarch }: Platform,
): FileSet {
  const shared = { command, goarch };
  return new Map([
    [`call_freebsd_${goarch}.s`, render(`call_freebsd_${goarch}.s.hbs`, shared)],
    [`zsysnum_freebsd_${goarch}.go`, render("zsysnum.go.hbs", { ...shared, ...numbers })],
  ]);
}

/** The functions and the trampolines that they jump through. */
function bindingFiles(
  { command, render }: TargetInput,
  renderPart: TargetInput["render"],
  platform: Platform,
  bindings: readonly Binding[],
): FileSet {
  const { arch, goarch } = platform;
  const views = bindings.map((binding) => bindingView(binding, platform));
  const functions = views.flatMap((view) => view.function ?? []);
  const packages = [
    ...(functions.some((view) => view.clearsErrno || view.pointers.length > 0) ? ["runtime"] : []),
    ...(functions.some((view) => view.usesUnsafe) ? ["unsafe"] : []),
  ];
  const parts = views.map((view) => renderPart("binding.go.hbs", view));
  const trampolines = bindings.map(({ symbol }) =>
    renderPart("trampoline.s.hbs", { local: symbol.local, wordSize: arch.pointerSize }),
  );
  const shared = { command, goarch };
  return new Map([
    [
      `zsyscall_freebsd_${goarch}.go`,
      render("zsyscall.go.hbs", { ...shared, packages, bindings: parts }),
    ],
    [
      `zsyscall_freebsd_${goarch}.s`,
      render("zsyscall.s.hbs", { ...shared, wordSize: arch.pointerSize, trampolines }),
    ],
    [
      `zcgo_freebsd_${goarch}.go`,
      render("zcgo.go.hbs", { ...shared, stubs: bindings.map(({ symbol }) => symbol) }),
    ],
  ]);
}

function bindingView(binding: Binding, platform: Platform) {
  const { functionName, notCallable, symbol } = binding;
  return {
    ...symbol,
    library,
    function: notCallable === undefined ? functionView(binding, platform) : undefined,
    notCallable:
      notCallable === undefined
        ? undefined
        : wrap(`${functionName} is missing. ${notCallable}`, 90),
  };
}

/** The library of FreeBSD 15 that has the stubs. */
const library = "libsys.so.7";
