import { errorAliases, errorNumbers } from "../../model/errno.js";
import { identifiers } from "../../model/naming.js";
import type { FileSet, Target, TargetInput } from "../target.js";
import { callView } from "./call.js";
import { fieldNames } from "./names.js";
import { archTags, scalarView } from "./scalar.js";
import { nameTypes } from "./type-names.js";

/** A Zig package whose module declares the stubs of libsys, their types and numbers. */
export const zig: Target = { generate };

function generate(input: TargetInput): FileSet {
  return new Map(
    Object.entries(views(input)).map(([file, view]) => [
      file,
      input.render(`${file.split("/").at(-1) ?? file}.hbs`, { command: input.command, ...view }),
    ]),
  );
}

/** The files of the package by path, each with what its template shows. */
function views({ model, archs, symbols }: TargetInput): Readonly<Record<string, object>> {
  const names = nameTypes(model);
  const calls = model.calls.map((call) => callView(call, { model, names, archs, symbols }));
  const numberNames = identifiers(
    model.calls.map(({ name }) => name),
    fieldNames,
  );
  return {
    "build.zig": {},
    "build.zig.zon": {},
    "README.md": {},
    "src/root.zig": {
      archTags: archTags(archs),
      archNames: archs.join(", "),
    },
    "src/numbers.zig": {
      calls: model.calls.map(({ number }, index) => ({ number, name: numberNames[index] })),
    },
    "src/types.zig": {
      scalars: names.scalars.map((scalar) => scalarView(scalar, archs)),
      differing: names.scalars.some((scalar) => scalarView(scalar, archs).cases.length > 0),
      opaque: names.opaque,
      aliases: names.aliases,
    },
    "src/raw.zig": {
      calls,
      types: calls.some(({ parameters, result }) => /\btypes\./.test(parameters + result)),
    },
    "src/errno.zig": {
      errors: errorNumbers.map(({ name, number }) => ({ name: errorField(name), number })),
      aliases: Object.entries(errorAliases).map(([name, target]) => ({
        name: errorField(name),
        target: errorField(target),
      })),
    },
  };
}

/** The standard library writes its own `E` so: `.NOENT`, `.@"2BIG"`. */
function errorField(name: string): string {
  const field = name.slice(1);
  return /^[0-9]/.test(field) ? `@"${field}"` : field;
}
