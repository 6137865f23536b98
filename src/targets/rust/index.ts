import { archOf } from "../../model/arch.js";
import type { FileSet, Target, TargetInput } from "../target.js";
import { cfgOf } from "./cfg.js";
import { docComment } from "./doc-comment.js";
import {
  foreignFunctions,
  functionIndent,
  symbolPrefixes,
  type ForeignFunction,
} from "./functions.js";
import { attribute, matchArm, useDeclaration } from "./layout.js";
import { typeBlocks } from "./type-blocks.js";
import { nameTypes, type TypeNames } from "./type-names.js";

/** The crate `libsys-sys`: what C's headers declare, and nothing on top of it. */
export const rust = { generate } satisfies Target;

const crate = "libsys-sys";

function generate({ model, archs, symbols, command, render }: TargetInput): FileSet {
  const types = nameTypes(model, model.calls);
  const functions = foreignFunctions(model, types, archs, symbols);
  const common = {
    command,
    count: functions.length,
    prefix: symbolPrefixes[symbols],
    sys: symbols === "sys",
    private: symbols === "private",
    public: symbols === "public",
    archs: archs.join(", "),
  };
  const views = {
    "Cargo.toml": {
      ...common,
      targets: archs.map((arch) => `    "${archOf(arch).names.rustTarget}",`),
      mainTarget: archs.map((arch) => archOf(arch).names.rustTarget)[0],
    },
    "README.md": {
      ...common,
      example: ["getpid", "write"].every((name) =>
        functions.some(({ call }) => call.name === name),
      ),
    },
    "build.rs": common,
    "src/calls.rs": { ...common, ...callsView(functions, types) },
    "src/errno.rs": common,
    "src/lib.rs": {
      ...common,
      types: hasOwnTypes(types),
      unsupported: attribute({
        name: "cfg",
        args: [{ name: "not", args: [cfgOf(archs)] }],
      }),
    },
    "src/numbers.rs": { ...common, ...numbersView(functions) },
    ...(hasOwnTypes(types) && {
      "src/types.rs": {
        ...common,
        blocks: typeBlocks(types, archs),
      },
    }),
  };
  return new Map(
    Object.entries(views).map(([path, view]) => [
      `${crate}/${path}`,
      render(templateOf(path), view),
    ]),
  );
}

/** Templates lie in one folder: `src/lib.rs` is made by `lib.rs.hbs`. */
function templateOf(path: string): string {
  return `${path.slice(path.lastIndexOf("/") + 1)}.hbs`;
}

function callsView(functions: readonly ForeignFunction[], types: TypeNames): object {
  const uses = [
    useDeclaration("core::ffi", types.ffi),
    hasOwnTypes(types) ? ["use crate::types::*;"] : [],
  ];
  return {
    uses: uses.filter((lines) => lines.length > 0).map((lines) => [...lines, ""]),
    functions: functions.map(({ lines }, index) => [
      ...(index === 0 ? [] : [""]),
      ...lines.map((line) => " ".repeat(functionIndent) + line),
    ]),
  };
}

function numbersView(functions: readonly ForeignFunction[]): object {
  return {
    constants: functions.map(({ call, name }) => [
      ...docComment([`The number of ${linkTo(name)}.`], 0),
      `pub const SYS_${call.name}: c_int = ${call.number};`,
    ]),
    arms: functions.map(({ call }) => {
      const lines = matchArm(`SYS_${call.name}`, `"${call.name}"`, 8);
      return lines.map((line) => " ".repeat(8) + line);
    }),
  };
}

/** Links of rustdoc name a raw identifier without its mark. */
function linkTo(name: string): string {
  return `[\`${name}\`](fn@crate::${name.replace(/^r#/, "")})`;
}

function hasOwnTypes({ scalars, opaque, typedefs }: TypeNames): boolean {
  return scalars.length + opaque.length + typedefs.length > 0;
}
