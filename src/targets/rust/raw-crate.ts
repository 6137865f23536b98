import { archOf } from "../../model/arch.js";
import { errorNumbers } from "../../model/errno.js";
import type { FileSet, TargetInput } from "../target.js";
import { cfgFor } from "./cfg-attribute.js";
import { cfgOf } from "./cfg.js";
import { familyModules } from "./constants/modules.js";
import { docComment } from "./doc-comment.js";
import { ffiUses } from "./ffi-names.js";
import { functionIndent, symbolPrefixes, type ForeignFunction } from "./functions.js";
import { attribute, matchArm, tupleArm } from "./layout.js";
import { declarations, type Declaration } from "./structures/declaration.js";
import { layoutProof } from "./structures/layout-proof.js";
import { typeBlocks } from "./type-blocks.js";
import type { TypeNames } from "./type-names.js";
import { capitalized } from "../words.js";

/** The crate `libsys-sys`: what C's headers declare, and nothing on top of it. */
export function rawCrate(
  input: TargetInput,
  types: TypeNames,
  functions: readonly ForeignFunction[],
): FileSet {
  const { archs, command, model, render, symbols } = input;
  const structures = declarations(model, types, archs);
  const families = familyModules(model, types, archs);
  const has = {
    types: hasOwnTypes(types),
    structures: structures.length > 0,
    constants: families.length > 0,
  };
  const common = {
    command,
    count: functions.length,
    prefix: symbolPrefixes[symbols],
    sys: symbols === "sys",
    private: symbols === "private",
    public: symbols === "public",
    archs: archs.join(", "),
    ...has,
  };
  const views: readonly (readonly [path: string, template: string, view: object])[] = [
    ["Cargo.toml", "Cargo.toml.hbs", packageView(input)],
    [
      "README.md",
      "README.md.hbs",
      {
        example: ["getpid", "write"].every((name) =>
          functions.some(({ call }) => call.name === name),
        ),
      },
    ],
    ["build.rs", "build.rs.hbs", {}],
    ["src/calls.rs", "calls.rs.hbs", callsView(functions, has)],
    ["src/errno.rs", "errno.rs.hbs", {}],
    ["src/error_number.rs", "error-number.rs.hbs", errorNumbersView()],
    ["src/lib.rs", "lib.rs.hbs", libraryView(input)],
    ["src/numbers.rs", "numbers.rs.hbs", numbersView(functions)],
    ...(has.types
      ? ([["src/types.rs", "types.rs.hbs", { blocks: typeBlocks(types, archs) }]] as const)
      : []),
    ...(has.structures ? structureViews(input, structures, has.types) : []),
    ...(has.constants
      ? ([
          [
            "src/constants/mod.rs",
            "constants.rs.hbs",
            { modules: families.map(({ name }) => name) },
          ],
          ...families.map(
            ({ blocks, name }) =>
              [`src/constants/${name}.rs`, "family.rs.hbs", { blocks }] as const,
          ),
        ] as const)
      : []),
  ];
  return new Map(
    views.map(([path, template, view]) => [
      `libsys-sys/${path}`,
      render(template, { ...common, ...view }),
    ]),
  );
}

function errorNumbersView(): object {
  return {
    arms: errorNumbers.map(({ message, name, number }) =>
      tupleArm(`Self(${number})`, [`"${name}"`, `"${message}"`]).map(
        (line) => " ".repeat(12) + line,
      ),
    ),
    constants: errorNumbers.map(({ message, name, number }) => [
      ...docComment([`${capitalized(message)}.`], 4),
      `pub const ${name}: Self = Self(${number});`,
    ]),
  };
}

function packageView({ archs }: TargetInput): object {
  const targets = archs.map((arch) => archOf(arch).names.rustTarget);
  return { targets: targets.map((target) => `    "${target}",`), mainTarget: targets[0] };
}

function libraryView({ archs }: TargetInput): object {
  return { unsupported: attribute({ name: "cfg", args: [{ name: "not", args: [cfgOf(archs)] }] }) };
}

function callsView(
  functions: readonly ForeignFunction[],
  has: { readonly types: boolean; readonly structures: boolean },
): object {
  const uses = [
    ffiUses(functions.flatMap(({ lines }) => lines)),
    [
      ...(has.structures ? ["use crate::structures::*;"] : []),
      ...(has.types ? ["use crate::types::*;"] : []),
    ],
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

function structureViews(
  { archs }: TargetInput,
  structures: readonly Declaration[],
  types: boolean,
) {
  const uses = [
    ffiUses(structures.flatMap(({ lines }) => lines)),
    types ? ["use crate::types::*;"] : [],
  ];
  const view = {
    uses: uses.filter((lines) => lines.length > 0),
    blocks: structures.map(({ lines }) => lines),
    zeroed: structures.flatMap((each) => [...cfgFor(each.archs, archs), `${each.name},`]),
  };
  const modules = [...archs].sort().map((arch) => [...cfgFor([arch], archs), `mod ${arch};`]);
  return [
    ["src/structures.rs", "structures.rs.hbs", view],
    ["src/structures/layout.rs", "layout.rs.hbs", { modules }],
    ...archs.map(
      (arch) =>
        [
          `src/structures/layout/${arch}.rs`,
          "layout-arch.rs.hbs",
          { lines: layoutProof(structures, arch) },
        ] as const,
    ),
  ] as const;
}

/** Links of rustdoc name a raw identifier without its mark. */
function linkTo(name: string): string {
  return `[\`${name}\`](fn@crate::${name.replace(/^r#/, "")})`;
}

function hasOwnTypes({ scalars, opaque, typedefs }: TypeNames): boolean {
  return scalars.length + opaque.length + typedefs.length > 0;
}
