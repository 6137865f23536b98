import { archOf } from "../../../model/arch.js";
import type { Call } from "../../../model/call.js";
import type { Model } from "../../../model/model.js";
import { identifiers } from "../../../model/naming.js";
import type { FileSet, TargetInput } from "../../target.js";
import type { ForeignFunction } from "../functions.js";
import { rustNames } from "../names.js";
import type { TypeNames } from "../type-names.js";
import { SafeContext } from "./context.js";
import { hasSocketAddresses } from "./socket-address.js";
import { topicView, type RawCall, type Topic } from "./topic.js";
import { unsupported } from "./unsupported.js";
import { hasWatchProgram, watchProgram } from "./watch.js";
import type { Wrapper } from "./wrapper.js";

/** The crate `libsys`: what the model's safe forms make of the calls, over the raw crate. */
export function safeCrate(
  { archs, command, model, render }: TargetInput,
  types: TypeNames,
  functions: readonly ForeignFunction[],
): FileSet {
  const context = new SafeContext(model, types);
  const topics = topicsOf(context, functions);
  const targets = archs.map((arch) => archOf(arch).names.rustTarget);
  const program = hasWatchProgram(model);
  const common = {
    program: program ? watchProgram : undefined,
    command,
    count: topics.reduce((sum, { wrappers }) => sum + wrappers.length, 0),
    topics: topics.map(({ name }) => name),
    vectors: hasVectors(topics),
    addresses: hasSocketAddresses(model),
    targets: targets.map((target) => `    "${target}",`),
    mainTarget: targets[0],
    cwd: workingDirectory(model),
    close: functions.find(({ call }) => call.name === "close")?.name,
  };
  const views: readonly (readonly [path: string, template: string, view: object])[] = [
    ["Cargo.toml", "safe-Cargo.toml.hbs", {}],
    ["README.md", "safe-README.md.hbs", {}],
    ...(program ? ([["examples/watch.rs", "safe-watch.rs.hbs", {}]] as const) : []),
    ["src/convert.rs", "safe-convert.rs.hbs", {}],
    ["src/fd.rs", "safe-fd.rs.hbs", {}],
    ...(common.vectors ? ([["src/io_slice.rs", "safe-io-slice.rs.hbs", {}]] as const) : []),
    ...(common.addresses
      ? ([["src/socket_address.rs", "safe-socket-address.rs.hbs", {}]] as const)
      : []),
    ["src/lib.rs", "safe-lib.rs.hbs", {}],
    ...topics.map(
      (topic) => [`src/${topic.name}.rs`, "safe-topic.rs.hbs", topicView(context, topic)] as const,
    ),
  ];
  return new Map(
    views.map(([path, template, view]) => [
      `libsys/${path}`,
      render(template, { ...common, ...view }),
    ]),
  );
}

/** Sorted by name; what has no topic of its own is in `other`. */
function topicsOf(context: SafeContext, functions: readonly ForeignFunction[]): readonly Topic[] {
  const names = wrapperNames(functions.map(({ call }) => call));
  const sorted = functions.map(({ call, name: raw }, index) => {
    const { safe } = call;
    const name = names[index] ?? call.name;
    const reason = safe.kind === "raw" ? safe.reason : unsupported(context, safe);
    return {
      topic: call.topic ?? "other",
      wrapper:
        safe.kind === "wrapper" && reason === undefined
          ? { call, form: safe, name, raw }
          : undefined,
      raw: reason === undefined ? undefined : { call, name: raw, reason },
    };
  });
  return [...new Set(sorted.map(({ topic }) => topic))].sort().map((name) => {
    const here = sorted.filter(({ topic }) => topic === name);
    return {
      name,
      wrappers: here.flatMap(({ wrapper }): Wrapper[] => (wrapper === undefined ? [] : [wrapper])),
      raw: here.flatMap(({ raw }): RawCall[] => (raw === undefined ? [] : [raw])),
    };
  });
}

/** The names of the table, without leading underscores where that leaves names of their own. */
function wrapperNames(calls: readonly Call[]): readonly string[] {
  const plain = new Set(calls.map(({ name }) => name));
  const wanted = calls.map(({ name }) => {
    const short = name.replace(/^_+/, "");
    return plain.has(short) ? name : short;
  });
  return identifiers(wanted, rustNames);
}

function hasVectors(topics: readonly Topic[]): boolean {
  return topics.some(({ wrappers }) =>
    wrappers.some(({ form }) => form.parameters.some(({ kind }) => kind === "vectors")),
  );
}

/** AT_FDCWD, as `sys/fcntl.h` has it. */
function workingDirectory({ constants }: Model): string {
  const found = constants
    .flatMap((family) => family.constants)
    .find(({ name }) => name === "AT_FDCWD");
  return String(typeof found?.value === "bigint" ? found.value : -100n);
}
