import { errorAliases, errorNumbers } from "../../model/errno.js";
import { identifiers } from "../../model/naming.js";
import type { FileSet, Target, TargetInput } from "../target.js";
import type { Model } from "../../model/model.js";
import { breakFigures } from "./break-figures.js";
import { callView } from "./call.js";
import { constantsView, flagsType } from "./constants.js";
import { errorField } from "./error-field.js";
import { fieldNames } from "./names.js";
import { safeModule } from "./safe/module.js";
import { archTags } from "./scalar.js";
import { nameTypes } from "./type-names.js";
import { typesView } from "./types.js";
import { iovecView } from "./iovec.js";

/** A Zig package whose module declares the stubs of libsys, their types and numbers. */
export const zig: Target = { generate };

function generate(input: TargetInput): FileSet {
  return new Map(
    Object.entries(views(input)).map(([file, view]) => [
      file,
      breakFigures(
        input.render(`${file.split("/").at(-1) ?? file}.hbs`, { command: input.command, ...view }),
      ),
    ]),
  );
}

/** The files of the package by path, each with what its template shows. */
function views(input: TargetInput): Readonly<Record<string, object>> {
  const { archs, model, symbols } = input;
  const names = nameTypes(model);
  const constants = constantsView(model, names, archs);
  const types = typesView(model, names, archs);
  const example = hasExample(model);
  const calls = model.calls.map((call) => callView(call, { model, names, archs, symbols }));
  return {
    "build.zig": {},
    "build.zig.zon": { example },
    "README.md": { example },
    ...(example ? { "examples/watch.zig": {} } : {}),
    "src/root.zig": { archTags: archTags(archs), archNames: archs.join(", ") },
    "src/arch.zig": {},
    "src/layout.zig": {},
    "src/iovec.zig": iovecView(types),
    "src/numbers.zig": { calls: numbers(model) },
    "src/types.zig": types,
    "src/constants.zig": constants,
    "src/raw.zig": {
      calls,
      types: calls.some(({ parameters, result }) => /\btypes\./.test(parameters + result)),
    },
    "src/errno.zig": errnoView(),
    "src/safe.zig": safeModule({ model, names, archs, symbols }, (family, type) =>
      flagsType(model, constants, family, type),
    ),
  };
}

function numbers({ calls }: Model): readonly { readonly name: string; readonly number: number }[] {
  const names = identifiers(
    calls.map(({ name }) => name),
    fieldNames,
  );
  return calls.map(({ name, number }, index) => ({ number, name: names[index] ?? name }));
}

function errnoView(): object {
  return {
    errors: errorNumbers.map(({ message, name, number }) => ({
      message,
      name: errorField(name),
      number,
    })),
    aliases: Object.entries(errorAliases).map(([name, target]) => ({
      name: errorField(name),
      target: errorField(target),
    })),
  };
}

/** The example needs some calls, of which a selection may lack one. */
function hasExample({ calls }: Model): boolean {
  const wrapped = new Set(
    calls.flatMap(({ name, safe }) => (safe.kind === "wrapper" ? [name] : [])),
  );
  return USED_BY_EXAMPLE.every((name) => wrapped.has(name));
}

const USED_BY_EXAMPLE = ["close", "kevent", "kqueuex", "openat", "write", "writev"];
